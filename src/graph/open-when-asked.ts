/** Opens something when it is first asked for, once for all who ask; what nobody asked for is not closed either. */
export function openWhenAsked<T extends { close(): void }>(
  open: () => Promise<T>,
): { get(): Promise<T>; close(): Promise<void> } {
  let opened: Promise<T> | undefined;
  return {
    get() {
      opened ??= open();
      return opened;
    },
    async close() {
      // Whoever asked was told if it could not be opened.
      (await opened?.catch(() => undefined))?.close();
    },
  };
}
