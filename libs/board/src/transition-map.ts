/** Typed transition maps: which command is legal in which state, and where it leads. There is no side door. */

export type TransitionMap<State extends string, Command extends string> = Readonly<
  Record<State, Readonly<Partial<Record<Command, State>>>>
>;

/** The state a command leads to, or null where it is not legal. Names inherited from Object are never states or commands. */
export function follow<State extends string, Command extends string>(
  map: TransitionMap<State, Command>,
  state: State,
  command: Command,
): State | null {
  if (!Object.hasOwn(map, state)) return null;
  const row = map[state];
  return Object.hasOwn(row, command) ? (row[command] ?? null) : null;
}

/** Commands legal in a state, in the order the map lists them. */
export function commandsFrom<State extends string, Command extends string>(
  map: TransitionMap<State, Command>,
  state: State,
): readonly Command[] {
  return Object.hasOwn(map, state) ? (Object.keys(map[state]) as Command[]) : [];
}

/** Every state that some sequence of legal commands reaches, the start included. */
export function reachableFrom<State extends string, Command extends string>(
  map: TransitionMap<State, Command>,
  start: State,
): ReadonlySet<State> {
  const reached = new Set<State>([start]);
  // A Set visits members added while it is walked, so this is a breadth-first search.
  for (const state of reached) {
    for (const command of commandsFrom(map, state)) reached.add(follow(map, state, command) as State);
  }
  return reached;
}
