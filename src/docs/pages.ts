import { answersPage, answersSchema } from './answers-page.ts';
import { cliPage } from './cli-page.ts';
import { errorsPage } from './errors-page.ts';
import { tablesPage } from './tables-page.ts';

/** The generated pages by their path in the repository. */
export function pages(): Readonly<Record<string, string>> {
  return {
    'docs/reference/cli.md': cliPage(),
    'docs/errors.md': errorsPage(),
    'docs/reference/answers.md': answersPage(),
    'docs/reference/answers.schema.json': answersSchema(),
    'docs/reference/tables.md': tablesPage(),
  };
}
