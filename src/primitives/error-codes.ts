import { AMOUNT_ERRORS } from './amount-errors.ts';
import { ANSWER_ERRORS } from './answer-errors.ts';
import { DOSSIER_ERRORS } from './dossier-errors.ts';
import { FILE_ERRORS } from './file-errors.ts';
import { INTERRUPTION_ERRORS } from './interruption-errors.ts';
import { NODE_ERRORS } from './node-errors.ts';
import { TRACE_ERRORS } from './trace-errors.ts';
import { WATCH_ERRORS } from './watch-errors.ts';

export interface ErrorEntry {
  /** English, `{name}` is filled from the error's meta. */
  readonly message: string;
  /** What the user can do about it. */
  readonly hint: string;
  /** True when the same call may succeed later; the process then exits with 75 instead of 1. */
  readonly retryable?: boolean;
}

/** Every error code of Jejak. docs/errors.md lists the same codes; a test keeps the two equal. */
export const ERRORS = {
  HEX_INVALID: {
    message: 'Not hexadecimal: "{input}".',
    hint: 'Give an even number of the characters 0-9 and a-f.',
  },
  OUTPOINT_INVALID: {
    message: 'Not an outpoint: "{input}".',
    hint: 'Write <txid>:<vout>, a txid has 64 hexadecimal characters.',
  },
  TXID_INVALID: {
    message: 'Not a transaction id: "{input}".',
    hint: 'A txid has 64 hexadecimal characters.',
  },
  ADDRESS_INVALID: {
    message: 'Not an address of {chain}: "{input}" ({reason}).',
    hint: 'Check for a missing or mistyped character; the checksum protects against both.',
  },
  CHAIN_UNKNOWN: {
    message: 'Unknown chain "{input}".',
    hint: 'Known chains: {known}.',
  },
  BLOCK_MALFORMED: {
    message: 'Not a Bitcoin block at byte {byte} of the block: {reason}{place}.',
    hint: 'The file is damaged or not a block. Copy it again from the node, or run the node with -reindex.',
  },
  BLOCK_POW: {
    message: 'Block {hash} does not meet the proof of work that its header claims{place}.',
    hint: 'The header is damaged or belongs to another network; check --chain and the source of the file.',
  },
  BLOCK_MERKLE_MISMATCH: {
    message: 'Block {hash}: the transactions give merkle root {computed}, the header says {expected}{place}.',
    hint: 'At least one byte of the block is wrong. Copy the file again from the node; nothing of the block was written.',
  },
  BLOCK_WITNESS_MISMATCH: {
    message: 'Block {hash}: the witnesses do not match the commitment in the coinbase{place}.',
    hint: 'A witness is damaged or missing. Copy the file again from a node that is not pruned.',
  },
  BLOCK_COINBASE: {
    message:
      'Block {hash}: transaction {index} breaks the rule that the first and only the first is a coinbase{place}.',
    hint: 'The block is not valid; check the source of the file.',
  },
  LAKE_ID_RANGE: {
    message: 'An id of column {column} does not fit.',
    hint: 'The chain is larger than this version can number. Please report it.',
  },
  GRAPH_MISSING: {
    message: 'There are no graph files for the lake {directory}.',
    hint: 'Run the ingest again; it builds them from the lake.',
  },
  GRAPH_VERSION: {
    message: 'The graph files {directory} have version {found}; this Jejak reads version {supported}.',
    hint: 'Run the ingest again; it builds them anew from the lake.',
  },
  GRAPH_STALE: {
    message: 'The graph files {directory} belong to other data than the lake.',
    hint: 'An ingest may be at work: try again. If that does not help, run the ingest or "jejak rebuild"; both build them anew from the lake.',
    retryable: true,
  },
  LAKE_MISSING: {
    message: 'There is no lake in {directory}.',
    hint: 'Make one with: jejak ingest bitcoin --blocks <folder> --data {directory}',
  },
  LAKE_VERSION: {
    message: 'The lake {directory} has format version {found}; this Jejak reads version {supported}.',
    hint: 'Use the Jejak that made it, or ingest into a new folder.',
  },
  LAKE_DAMAGED: {
    message: 'The lake file {file} is damaged: {reason}.',
    hint: 'Restore the folder from a copy or ingest again into a new one; jejak verify tells which files are good.',
  },
  CHECKPOINT_DAMAGED: {
    message: 'The checkpoint {file} is damaged: {reason}.',
    hint: 'Make it anew out of the lake with "jejak rebuild --data <folder>"; decisions of clusters are kept.',
  },
  LAKE_HISTORY_LARGE: {
    message:
      '{address} has more than {most} transfers in asset {asset}: its history does not fit into memory when it is read from the tables.',
    hint: 'Use the ledger files (--engine graph); jejak ingest makes them from the lake where they are missing.',
  },
  LAKE_CHAIN: {
    message: 'The lake {directory} holds {found}, the blocks are of {expected}.',
    hint: 'Give every chain a folder of its own with --data.',
  },
  LAKE_BUSY: {
    message: 'Another ingest (process {pid}) is writing to {directory}.',
    hint: 'Wait for it to end.',
    retryable: true,
  },
  BLOCK_PARENT_MISSING: {
    message: 'Block {hash} at {file}, byte {byte}, has a parent that is not there: {previous}.',
    hint: 'Give all block files from the genesis block on, or the ones that follow the lake without a gap.',
  },
  BLOCK_DUPLICATE: {
    message: 'Block {hash} occurs twice: at {file}, byte {byte}, and before.',
    hint: 'Core never writes a block twice. Look for a copied file in the folder.',
  },
  BLOCK_FILE_MAGIC: {
    message: '{file}, byte {byte}: the network magic is {found} ({network}), not that of {expected}.',
    hint: 'Give the chain with --chain, and keep the files of one network in one folder.',
  },
  BLOCK_FILE_GARBAGE: {
    message: '{file}, byte {byte}: neither a block frame nor padding.',
    hint: 'The file is damaged, or obfuscated and its xor.dat is missing.',
  },
  BLOCK_FILE_TRUNCATED: {
    message: '{file}, byte {byte}: the file ends in the middle of a block of {size} bytes.',
    hint: 'Copy the file again from the node. Only in the last file may the last block be unfinished.',
  },
  BLOCK_FILE_MISSING: {
    message: 'No block files in {directory}.',
    hint: 'Give a folder with blk00000.dat (a node keeps them in its folder "blocks") or *.raw blocks.',
  },
  PREVIOUS_OUTPUT_MISSING: {
    message:
      'Block {height}, transaction {txid}, input {index}: the output {outpoint} does not exist in the chain.',
    hint: 'A block before this one is missing or damaged; run jejak verify.',
  },
  DOUBLE_SPEND: {
    message: 'Block {height}, transaction {txid}, input {index}: the output {outpoint} was spent before.',
    hint: 'The block is not valid in this chain; check the source of the file.',
  },
  VALUE_CREATED: {
    message: 'Block {height}, transaction {txid}: it pays out {outputs} satoshi but may only spend {inputs}.',
    hint: 'The block is not valid; check the source of the file.',
  },
  TX_UNKNOWN: {
    message: 'The transaction {input} is not in the data.',
    hint: 'Check the txid; the data may end before the block that holds it.',
  },
  VOUT_UNKNOWN: {
    message: 'The transaction {txid} has no output {vout}: it has {count}.',
    hint: 'Outputs are counted from 0.',
  },
  ADDRESS_UNKNOWN: {
    message: 'The address {input} never received anything in the data.',
    hint: 'Check the address; the data may end before its first payment.',
  },
  REORG_BLOCKS_MISSING: {
    message:
      'The chain was reorganised at height {fork}; the source does not have the blocks from {from} on.',
    hint: 'Give the blocks of the new chain from height {from} on.',
  },
  CLUSTERS_MISSING: {
    message: 'The clusters of {directory} are missing or behind the lake.',
    hint: 'Run the ingest again; it brings them up to date.',
  },
  CLUSTER_SETTINGS_INVALID: {
    message: 'Settings of the clusters, {file}: {reason}.',
    hint: 'Correct the file, or remove it to go back to the usual rules, and run jejak recluster.',
  },
  CHANGE_EXPRESSION_INVALID: {
    message: 'Not an expression of change heuristics, at position {position}: "{text}".',
    hint: 'Write names with &, |, - (a space before it), unique(...), power-of-ten(1 to 12) and parentheses. Names: {known}.',
  },
  OPTION_MISSING: {
    message: 'The option {option} is missing.',
    hint: 'See the help of the command: --help.',
  },
  OPTION_INVALID: {
    message: 'The option {option} does not take "{value}".',
    hint: 'Allowed: {allowed}.',
  },
  OPTION_FILE_MISSING: {
    message: '{option}: {file} cannot be read: {reason}.',
    hint: 'Check the path and the permissions; relative paths begin in the current folder.',
  },
  OPTION_FILE: {
    message: 'The options file {file} is not a JSON object.',
    hint: 'Write for example {"lang": "id", "limit": 50}, or remove the file.',
  },
  OPTION_FILE_NAME: {
    message: 'The options file {file} has "{name}", which is no option.',
    hint: 'Options are named as in docs/reference/cli.md, for example minValue for --min-value.',
  },
  OPTION_FILE_TRUST: {
    message:
      'The file {file} must not set "{name}": it lies with data that may be a stranger\'s, and this option names a place or decides what is trusted.',
    hint: 'Give it as {option}, as the variable {variable}, or in your own settings, {settings}.',
  },
  FOLDER_LEADS_OUT: {
    message: '{file} leads out of the folder {directory}: a link, or no ordinary file.',
    hint: 'Data from elsewhere could have files of this machine read or written that way. Put what it leads to into the folder, or mount it there.',
  },
  COMMAND_UNKNOWN: {
    message: 'Not understood: {input}.',
    hint: 'See jejak --help.',
  },
  LANGUAGE_UNKNOWN: {
    message: 'There is no language "{input}".',
    hint: 'Choose one of: {known}.',
  },
  TAGS_INVALID: {
    message: 'Tag file {file}, row {row}: {reason}.',
    hint: 'The header is address,label,category,confidence,source; address and label are required.',
  },
  TABLE_NAMES_MISSING: {
    message: 'No table gave names to the lake: {file} is not there or has none.',
    hint: 'The columns from_label and to_label of a table are the names: jejak ingest evm --flows <file>. Or name addresses with --tags <file> or --labels <folder>, and leave out --table-names.',
  },
  STOP_NAME_UNKNOWN: {
    message: '--stop-at "{pattern}" is none of the {count} names of the addresses in {folders}.',
    hint: 'Names that are there, the nearest first: {nearest}. A * stands for any text: "*word*".',
  },
  TAG_PACK: {
    message: '{file}, line {line}: {reason}.',
    hint: 'Correct the file. What a TagPack may hold: docs/explanation/tags.md.',
  },
  TAG_FORMAT: {
    message: 'It is not clear how {file} names addresses and labels: {reason}.',
    hint: 'Say which columns hold what: --map address=<column>,label=<column>, by number (address=#1) where the file has no header; what no column has: --set label=<text>.',
  },
  TAG_UNKNOWN: {
    message: 'No imported tags of {data} are named "{input}".',
    hint: 'See what was imported: jejak tags list. Give a part of the name of a pack or file, or the begin of its snapshot.',
  },
  TAG_STORE: {
    message: 'The stored tags {file} are damaged: {reason}.',
    hint: 'Remove the folder of this snapshot and import its source again.',
  },
  EVM_PARENT: {
    message: 'Block {number} ({place}) names the parent {claimed}; the block before it is {previous}.',
    hint: 'The node changed its branch while it was read, or files of two branches are mixed. Run the same command again.',
    retryable: true,
  },
  EVM_REORG_DEEP: {
    message:
      'The branch that the lake {directory} has from block {from} on was abandoned; the source begins at {first}.',
    hint: 'Give a source that has the blocks from {from} on.',
  },
  LEDGER_OVERLAP: {
    message: 'The table begins at block {first}; the lake {directory} already goes to block {tip}.',
    hint: 'Ingest all tables of a case together, into a new folder.',
  },
  LAKE_FAMILY: {
    message: 'The lake {directory} holds {found}; this command is for {expected}.',
    hint: 'See the chain with: jejak status --data {directory}',
  },
  EVM_ADDRESS_INVALID: {
    message: 'Not an address of an EVM chain: "{input}" ({reason}).',
    hint: 'Write 0x and 40 hexadecimal characters; when upper and lower case are mixed, they are a checksum.',
  },
  EVM_HASH_INVALID: {
    message: 'Not a transaction hash: "{input}".',
    hint: 'A transaction hash is 0x and 64 hexadecimal characters.',
  },
  PRICES_INVALID: {
    message: 'Price file {file}, row {row}: {reason}.',
    hint: 'The header is date,asset,usd,source; every price has a date (2022-03-29) and a source.',
  },
  FLOW_TABLE: {
    message: '{file}, row {row}: {reason}.',
    hint: 'Correct the row. --lenient takes the good rows only and counts the others.',
  },
  SYNTH_SIZE: {
    message: 'A synthetic chain of {transactions} transactions cannot be made.',
    hint: 'Choose a number from 1,000 to 100,000,000 (evm: 50,000,000).',
  },
  EVM_FIELD: {
    message: '{place}: the field {field} is not what it has to be: {reason}.',
    hint: 'Check which program wrote it. With JSON-RPC data, ask another node.',
  },
  EVM_HEADER_FIELD: {
    message:
      'Block {number} has no {field} in its header, as every block of {chain} at that height has: its hash cannot be checked ({place}).',
    hint: 'Take the block from a source that gives whole headers: another node, or blocks saved just as a node gave them.',
  },
  EVM_BLOCK_HASH: {
    message: 'Block {number} says its hash is {expected}, its header hashes to {computed} ({place}).',
    hint: 'The data is damaged or changed, or the chain has another header than the chosen one. Take the block from another source.',
  },
  EVM_TX_HASH: {
    message:
      'Transaction {index} of block {number} says its hash is {expected}, its content hashes to {computed} ({place}).',
    hint: 'The transaction is damaged or changed. Take the block from another source.',
  },
  EVM_TX_CHAIN: {
    message:
      'Transaction {hash} of block {number} is signed for the chain {signed}, id {found}, not for {chain}, id {expected} ({place}).',
    hint: 'The block is of another chain than the one that was chosen: choose --chain {signed}, with a lake of its own.',
  },
  EVM_TX_CHAIN_UNKNOWN: {
    message:
      'Transaction {hash} of block {number} is signed for a chain with the id {found}, not for {chain}, id {expected} ({place}).',
    hint: 'The block is of a chain that Jejak does not know, or the transaction is changed. Take the block from another source.',
  },
  EVM_TX_ROOT: {
    message:
      'The header of block {number} commits to the transactions {expected}, those given have the root {computed} ({place}).',
    hint: 'A transaction is missing, added or out of order. Take the block from another source.',
  },
  EVM_RECEIPTS_ROOT: {
    message:
      'The header of block {number} commits to the receipts {expected}, those given have the root {computed} ({place}).',
    hint: 'A receipt or a log is missing, added or changed. Take the receipts from another source.',
  },
  EVM_BLOOM: {
    message: 'The logs of block {number} do not give the bloom filter of its header ({place}).',
    hint: 'A log is missing, added or changed. Take the receipts from another source.',
  },
  EVM_WITHDRAWALS: {
    message:
      'The header of block {number} commits to the withdrawals {expected}, those given have the root {computed} ({place}).',
    hint: 'A withdrawal is missing or changed. Take the block from another source.',
  },
  EVM_UNCLES: {
    message:
      'The header of block {number} commits to the uncles {expected}, those given hash to {computed} ({place}).',
    hint: 'An uncle is missing or changed. Take the block from another source.',
  },
  EVM_SENDER: {
    message:
      'Transaction {hash} of block {number} is said to be from {expected}, its signature is by {computed} ({place}).',
    hint: 'The source names a wrong sender. Take the block from another source.',
  },
  THREAD_ENDED: {
    message: 'A thread that recovers senders of transactions ended before its work was done: {reason}.',
    hint: 'Often memory is short. Close other programs and run the same command again: what was finished stays.',
    retryable: true,
  },
  EVM_RECEIPTS_MISSING: {
    message: 'Block {number} has {transactions} transactions and {receipts} receipts ({place}).',
    hint: 'The node may still be indexing or be pruned: try again later, or take another source.',
    retryable: true,
  },
  EVM_RECEIPT: {
    message: 'Receipt {index} of block {number} does not fit its block: {reason} ({place}).',
    hint: 'Take the receipts from another source.',
  },
  EVM_TRACES: {
    message: 'The traces of block {number} do not fit its transactions: {reason} ({place}).',
    hint: 'Take the traces from another source, or read without traces: internal calls are then missing.',
  },
  EVM_CHAIN_ID: {
    message: 'The node {url} is on chain {found}, the chain {chain} has the id {expected}.',
    hint: 'Choose the chain of the node, or another node.',
  },
  EVM_REORGANISED: {
    message: 'Block {number} of {url} has the parent {found}, the block before it was {expected}.',
    hint: 'The chain was reorganised while it was read. Run again: what is no longer on it is taken back.',
    retryable: true,
  },
  EVM_BLOCK_MISSING: {
    message: 'The node {url} does not have block {number}.',
    hint: 'It is behind, pruned, or several nodes with different states answer. Try again later, or choose another node.',
    retryable: true,
  },
  EVM_FILE_ROW: {
    message: '{file}, line {line}: {reason}.',
    hint: 'Repair or export the file again. With --lenient such rows are left out and counted.',
  },
  DEPOSIT_TAGS: {
    message: 'Deposit reuse needs to know which addresses are those of exchanges.',
    hint: 'Give a file of tags with the category exchange: --tags <file>. Or choose rules that need none with --rules, for example gas-funder.',
  },
  EVM_FILES: {
    message: 'No blocks can be read from {folder}: {reason}.',
    hint: 'Give a folder of JSON-RPC blocks (block.json with receipts.json), JSON lines, or an export of ethereum-etl.',
  },
  ...AMOUNT_ERRORS,
  ...ANSWER_ERRORS,
  ...FILE_ERRORS,
  ...INTERRUPTION_ERRORS,
  ...TRACE_ERRORS,
  ...DOSSIER_ERRORS,
  ...NODE_ERRORS,
  ...WATCH_ERRORS,
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof ERRORS;
