/** Days since 1970 of a UTC day as 2022-08-08. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}
