/** What kind of statement a tag is. Source: GraphSense TagPack, tag_types.csv. */
export const TAG_TYPES = ['actor', 'event', 'attribute', 'mention'] as const;
