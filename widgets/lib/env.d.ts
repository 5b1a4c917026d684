interface ImportMetaEnv {
  /** Address of the Supabase API, without a slash at the end. */
  readonly PUBLIC_SUPABASE_URL: string;
  /** The key that anybody may see. */
  readonly PUBLIC_SUPABASE_KEY: string;
}
