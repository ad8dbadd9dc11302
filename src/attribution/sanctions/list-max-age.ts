/** Days for which the newest publication of a list is taken for the list of today, unless somebody says otherwise. */
export const LIST_MAX_AGE = 30;
