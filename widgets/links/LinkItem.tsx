import { m } from '#messages';
import { safeHref } from '../lib/safe-href.ts';
import { Button } from '../ui/Button.tsx';
import type { CommunityLink } from './links.api.ts';

interface LinkItemProps {
  link: CommunityLink;
  mayArrange: boolean;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: 1 | -1) => void;
  onEdit: () => void;
  onRemove: () => void;
}

/** A link, and where it leads before one follows it. */
export function LinkItem(props: LinkItemProps) {
  const { link, mayArrange, isFirst, isLast, onMove, onEdit, onRemove } = props;
  const { title, description } = link;
  const href = safeHref(link.address);
  return (
    <li className="card community-link">
      <h3>
        {href ? (
          <a href={href} rel="nofollow ugc noopener noreferrer">
            {title}
          </a>
        ) : (
          title
        )}
      </h3>
      {href && <p className="soft">{new URL(href).host}</p>}
      {description && <p className="community-link-text">{description}</p>}
      {mayArrange && (
        <div className="publication-actions">
          {!isFirst && (
            <Button look="plain" onClick={() => onMove(-1)} aria-label={m.links_up_of({ title })}>
              {m.links_up()}
            </Button>
          )}
          {!isLast && (
            <Button look="plain" onClick={() => onMove(1)} aria-label={m.links_down_of({ title })}>
              {m.links_down()}
            </Button>
          )}
          <Button look="plain" onClick={onEdit} aria-label={m.publications_edit_of({ title })}>
            {m.publications_edit()}
          </Button>
          <Button look="plain" onClick={onRemove} aria-label={m.links_remove_of({ title })}>
            {m.links_remove()}
          </Button>
        </div>
      )}
    </li>
  );
}
