/** Words of 32 bits at one place of fixed rows, a row each. */
export function column32(
  view: DataView,
  shape: { readonly count: number; readonly width: number; readonly at: number },
): Uint32Array {
  const result = new Uint32Array(shape.count);
  for (let i = 0; i < shape.count; i++) result[i] = view.getUint32(i * shape.width + shape.at, true);
  return result;
}
