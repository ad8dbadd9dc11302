/** Fields of a header that are about the pack itself, in the order in which they are written. */
export const PACK_FIELDS = ['title', 'creator', 'description', 'owner', 'is_public'] as const;
