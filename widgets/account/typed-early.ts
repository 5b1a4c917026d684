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
    const input = document.querySelector(`input[name="${name}"]`);
    if (!(input instanceof HTMLInputElement)) continue;
    if (input.type === 'checkbox') {
      if (input.checked) Object.assign(values, { [name]: true });
    } else if (input.value) Object.assign(values, { [name]: input.value });
  }
  return values;
}
