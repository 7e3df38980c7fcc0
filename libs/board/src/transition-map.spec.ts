import { commandsFrom, follow, reachableFrom, type TransitionMap } from './transition-map.js';

type Light = 'red' | 'green' | 'broken';
const LIGHT: TransitionMap<Light, 'go' | 'stop'> = { red: { go: 'green' }, green: { stop: 'red' }, broken: {} };

describe('transition map', () => {
  it('follows a legal command and stays silent on an illegal one', () => {
    expect(follow(LIGHT, 'red', 'go')).toBe('green');
    expect(follow(LIGHT, 'red', 'stop')).toBeNull();
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'does not take %s for a state or command',
    (name) => {
      expect(follow(LIGHT, name as Light, 'go')).toBeNull();
      expect(follow(LIGHT, 'red', name as 'go')).toBeNull();
      expect(commandsFrom(LIGHT, name as Light)).toEqual([]);
    },
  );

  it('finds what can be reached and leaves out what cannot', () => {
    expect([...reachableFrom(LIGHT, 'red')].sort()).toEqual(['green', 'red']);
    expect([...reachableFrom(LIGHT, 'broken')]).toEqual(['broken']);
  });
});
