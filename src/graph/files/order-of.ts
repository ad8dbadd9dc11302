const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;

/** Places of whole numbers from 0 on in ascending order; equal ones keep theirs. Counting, digit by digit. */
export function orderOf(values: Float64Array): Uint32Array {
  let order = new Uint32Array(values.length);
  let highest = 0;
  for (let i = 0; i < values.length; i++) {
    order[i] = i;
    if (values[i]! > highest) highest = values[i]!;
  }
  let next = new Uint32Array(values.length);
  for (let unit = 1; unit <= highest; unit *= DIGITS) {
    const starts = new Uint32Array(DIGITS + 1);
    for (let i = 0; i < values.length; i++) starts[(Math.floor(values[i]! / unit) % DIGITS) + 1]! += 1;
    for (let d = 1; d < DIGITS; d++) starts[d]! += starts[d - 1]!;
    for (let i = 0; i < order.length; i++) {
      const place = order[i]!;
      next[starts[Math.floor(values[place]! / unit) % DIGITS]!++] = place;
    }
    [order, next] = [next, order];
  }
  return order;
}
