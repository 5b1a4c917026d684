/** The older media library speaks French; the new one of 5.54 does not yet. */
export default { useLegacyMediaLibrary: true };
