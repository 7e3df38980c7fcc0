/**
 * A person's initials, "J. F.-H.": what screens that strangers can see show in place of a name.
 *
 * @param name given and family name; parts of a double name keep their hyphen.
 */
export const initials = ({ givenName, familyName }: { readonly givenName: string; readonly familyName: string }): string =>
  [givenName, familyName]
    .map((name) =>
      name
        .trim()
        .split('-')
        .map((part) => `${part.charAt(0).toLocaleUpperCase()}.`)
        .join('-'),
    )
    .join(' ');
