import { merge } from './palette-search';

const hit = (id: string) => ({ id, title: id, detail: '', path: `/${id}` });

describe('merge', () => {
  it('keeps the order and leaves empty groups out', () => {
    const groups = [{ heading: 'Cases', hits: [] }, { heading: 'Meetings', hits: [hit('m')] }, { heading: 'Pages', hits: [hit('p')] }];
    expect(merge(groups).map((group) => group.heading)).toEqual(['Meetings', 'Pages']);
  });

  it('tells the same id in two groups apart', () => {
    const ids = merge([{ heading: 'Cases', hits: [hit('1')] }, { heading: 'Pages', hits: [hit('1')] }]).flatMap((group) => group.hits.map((each) => each.id));
    expect(new Set(ids).size).toBe(2);
  });
});
