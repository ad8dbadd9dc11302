/** Names of series in one row of the legend. */
export const LEGEND_COLUMNS = 3;
