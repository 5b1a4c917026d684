/**
 * A form's default values, over which goes what a person on a slow line typed before the form was
 * awake: react-hook-form would set the fields back to their defaults.
 */
export function typedEarly<Values extends Record<string, string | boolean>>(
  defaults: Values,
): Values {
  if (typeof document === 'undefined') return defaults;
  const values: Values = { ...defaults };
  for (const name of Object.keys(defaults)) {
    const field = document.querySelector(
      `input[name="${name}"], textarea[name="${name}"], select[name="${name}"]`,
    );
    if (field instanceof HTMLInputElement && field.type === 'checkbox') {
      if (field.checked) Object.assign(values, { [name]: true });
    } else if (
      field instanceof HTMLInputElement ||
      field instanceof HTMLTextAreaElement ||
      field instanceof HTMLSelectElement
    ) {
      if (field.value) Object.assign(values, { [name]: field.value });
    }
  }
  return values;
}
