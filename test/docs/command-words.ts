/** Commands of a line of shell as words, without assignments and redirections. Quotes are taken off. */
export function commandWords(line: string): string[][] {
  const commands: string[][] = [[]];
  for (const [, space, separator, redirection, word] of line.matchAll(
    /(\s+)|(&&|\|\||[;|&])|(\d?>{1,2}&?\d?)|((?:'[^']*'|"[^"]*"|[^\s'"&;|>])+)/g,
  )) {
    const current = commands[commands.length - 1]!;
    if (space) continue;
    if (separator) commands.push([]);
    else if (redirection) current.push('>');
    else current.push(word!.replace(/'([^']*)'|"([^"]*)"/g, '$1$2'));
  }
  return commands
    .map((words) => words.filter((word, i) => word !== '>' && words[i - 1] !== '>'))
    .map((words) => words.slice(words.findIndex((word) => !/^[A-Z_]+=/.test(word))))
    .filter((words) => words.length > 0);
}

/** The words behind `jejak` of a command that runs it in one of its ways, else undefined. */
export function jejakWords(words: readonly string[]): readonly string[] | undefined {
  const line = words.join(' ');
  const way = /^(?:(?:npx )?jejak|node dist\/cli\/main\.js|npm run (?:--silent )?jejak --)(?: |$)/.exec(line);
  if (way) return words.slice(way[0].trim().split(' ').length);
  return /^npm run (?:--silent )?demo$/.test(line) ? ['demo'] : undefined;
}
