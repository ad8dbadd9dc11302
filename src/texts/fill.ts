/** Puts values into a catalogue text: `{name}` becomes values.name. */
export function fill(template: string, values: Readonly<Record<string, string | number | bigint>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, key: string) =>
    key in values ? String(values[key]) : whole,
  );
}
