import type { Command } from './command.ts';
import { actorsCommand } from './commands/actors.ts';
import { addressCommand } from './commands/address.ts';
import { caseCommand } from './commands/case.ts';
import { clusterCommand } from './commands/cluster.ts';
import { completionCommand } from './commands/completion.ts';
import { decideCommand } from './commands/decide.ts';
import { demoCommand } from './commands/demo.ts';
import { heldCommand } from './commands/held.ts';
import { identifyCommand } from './commands/identify.ts';
import { incidentsCommand } from './commands/incidents.ts';
import { ingestCommand } from './commands/ingest.ts';
import { peelCommand } from './commands/peel.ts';
import { rebuildCommand } from './commands/rebuild.ts';
import { reclusterCommand } from './commands/recluster.ts';
import { reportCommand } from './commands/report.ts';
import { sameSourceCommand } from './commands/same-source.ts';
import { sanctionsCommand } from './commands/sanctions.ts';
import { screenCommand } from './commands/screen.ts';
import { statsCommand } from './commands/stats.ts';
import { statusCommand } from './commands/status.ts';
import { synthCommand } from './commands/synth.ts';
import { tagsCommand } from './commands/tags.ts';
import { traceCommand } from './commands/trace.ts';
import { txCommand } from './commands/tx.ts';
import { verifyCommand } from './commands/verify.ts';
import { watchCommand } from './commands/watch.ts';
import { whyCommand } from './commands/why.ts';

/** Every command, in the order of the help. A function, because completion is in the list and reads it. */
export const COMMANDS = (): readonly Command[] => [
  ingestCommand,
  verifyCommand,
  rebuildCommand,
  statusCommand,
  identifyCommand,
  txCommand,
  addressCommand,
  traceCommand,
  clusterCommand,
  whyCommand,
  heldCommand,
  decideCommand,
  reclusterCommand,
  peelCommand,
  sameSourceCommand,
  tagsCommand,
  actorsCommand,
  incidentsCommand,
  caseCommand,
  statsCommand,
  sanctionsCommand,
  screenCommand,
  watchCommand,
  reportCommand,
  synthCommand,
  demoCommand,
  completionCommand(COMMANDS),
];
