/** Characters of a line of the sources below a chart. */
export const SOURCE_WIDTH = 140;
