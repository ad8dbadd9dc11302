export interface LakeCheck {
  readonly check: string;
  readonly good: boolean;
  /** What is wrong, with the place; empty when good. */
  readonly detail: string;
}

export function failedCheck(check: string, detail: string): LakeCheck {
  return { check, good: false, detail };
}
