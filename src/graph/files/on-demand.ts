type Columns<T> = { readonly [K in keyof T]: T[K] extends () => infer V ? V : never };

/** An object with further columns that are read once, when they are asked for. */
export function onDemand<T extends Readonly<Record<string, () => unknown>>, O extends object>(
  rare: T,
  object: O,
): O & Columns<T> {
  for (const name of Object.keys(rare))
    Object.defineProperty(object, name, {
      enumerable: true,
      configurable: true,
      get() {
        const value = rare[name]!();
        Object.defineProperty(object, name, { enumerable: true, value });
        return value;
      },
    });
  return object as O & Columns<T>;
}
