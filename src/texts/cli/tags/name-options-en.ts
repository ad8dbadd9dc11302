/** English texts of the options that name addresses. */
export const nameOptionsEn = {
  tags: 'CSV file of tags: address,label,category,confidence,source',
  labels:
    'folder into which tags and lists were imported, to name addresses [screen, watch: that of the lake]',
  on: 'the day on which tags have to be valid, as 2025-03-21; today when absent',
  tableNames:
    'name addresses as the columns from_label and to_label of the table of the lake do (evm): claims of the table, which alone stop nothing',
  stopAt:
    'stop at every address that the table of the lake, --tags or --labels give this name, in whatever case, * for any text: "Tornado*", "*deposit*"; never at a start (evm; repeat for several)',
} as const;
