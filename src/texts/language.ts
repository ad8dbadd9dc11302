/** Languages with a full catalogue. Indonesian is the main one: its texts prevail. */
export const LANGUAGES = ['id', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The asked-for language, else the locale's (`id_ID.UTF-8`), else English. Undefined when what was asked for is unknown. */
export function pickLanguage(asked: string | undefined, locale: string | undefined): Language | undefined {
  if (asked !== undefined) return LANGUAGES.find((language) => language === asked.toLowerCase().slice(0, 2));
  return LANGUAGES.find((language) => language === locale?.toLowerCase().slice(0, 2)) ?? 'en';
}
