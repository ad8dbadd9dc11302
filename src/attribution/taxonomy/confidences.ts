/**
 * How sure the maker of a tag says he is, by the way he came to it; levels of 100.
 * Source: GraphSense TagPack, confidence.csv (facts: ids and levels).
 */
export const CONFIDENCES = {
  override: 100,
  ownership: 100,
  ledger_immanent: 100,
  manual_transaction: 90,
  service_api: 70,
  forensic_investigation: 70,
  authority_data: 60,
  trusted_provider: 50,
  service_data: 50,
  forensic: 50,
  untrusted_transaction: 40,
  web_crawl: 20,
  heuristic: 10,
  unknown: 5,
} as const;

export type ConfidenceId = keyof typeof CONFIDENCES;
