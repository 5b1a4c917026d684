import type { ComponentProps } from 'react';
import { type HelpPlace, helpHref } from '../lib/help-places.ts';
import { openHelp } from './open-help.ts';

interface HelpLinkProps extends Omit<ComponentProps<'a'>, 'href' | 'onClick'> {
  place: HelpPlace;
}

/** A link to the help of a place, which opens beside the page. Without script, a plain link. */
export function HelpLink({ place, ...rest }: HelpLinkProps) {
  return (
    <a
      {...rest}
      href={helpHref(place)}
      onClick={(event) => void openHelp(event.nativeEvent, event.currentTarget)}
    />
  );
}
