import { useState } from 'react';
import { m } from '#messages';
import { Button } from '../ui/Button.tsx';
import { DeleteDialog } from '../ui/DeleteDialog.tsx';
import { PostActions } from '../ui/PostActions.tsx';
import { PublicationError } from '../ui/PublicationError.tsx';
import { PublicationFacts } from '../ui/PublicationFacts.tsx';
import { SmallMarkdown } from '../ui/SmallMarkdown.tsx';
import { ExperienceForm } from './ExperienceForm.tsx';
import { EXPERIENCE_REFUSALS } from './experience-words.ts';
import { deleteExperience, refreshExperiences, type WholeExperience } from './experiences.api.ts';
import { UsefulButton } from './UsefulButton.tsx';

interface ExperienceArticleProps {
  userId: string;
  communityId: string;
  experience: WholeExperience;
  onSaid: (said: string) => void;
}

/** The four parts of an experience, as far as they were filled, and what one may do about it. */
export function ExperienceArticle(props: ExperienceArticleProps) {
  const { userId, communityId, experience, onSaid } = props;
  const { title, context, body, result, contact, isHidden, isMine } = experience;
  const [isEditing, setIsEditing] = useState(false);
  if (isEditing) {
    return (
      <ExperienceForm
        {...{ userId, communityId }}
        edited={experience}
        onDone={(said) => {
          setIsEditing(false);
          onSaid(said);
        }}
        onCancel={() => setIsEditing(false)}
      />
    );
  }
  const parts = [
    [m.experiences_context(), context],
    [m.experiences_done(), body],
    [m.experiences_result(), result],
    [m.experiences_contact(), contact],
  ] as const;
  return (
    <article className="card publication" aria-label={title}>
      {isHidden && (
        <p className="publication-badges">
          <span className="publication-badge">{m.publications_badge_hidden()}</span>
        </p>
      )}
      <h2>{title}</h2>
      <PublicationFacts {...experience} />
      {parts
        .filter(([, text]) => text !== '')
        .map(([label, text]) => (
          <section key={label} className="experience-part" aria-label={label}>
            <h3>{label}</h3>
            <div className="publication-text">
              <SmallMarkdown text={text} />
            </div>
          </section>
        ))}
      <UsefulButton experience={experience} />
      <div className="publication-actions">
        {isMine && <OwnActions {...{ experience, onSaid }} onEdit={() => setIsEditing(true)} />}
        <PostActions
          {...{ communityId, isHidden }}
          postId={experience.id}
          authorIsMe={isMine}
          isLocked={experience.isLocked}
          author={experience.author.name}
          onChanged={refreshExperiences}
        />
      </div>
    </article>
  );
}

interface OwnActionsProps {
  experience: WholeExperience;
  onEdit: () => void;
  onSaid: (said: string) => void;
}

function OwnActions({ experience, onEdit, onSaid }: OwnActionsProps) {
  const [isDeleting, setIsDeleting] = useState(false);
  return (
    <>
      {!experience.isHidden && (
        <Button look="plain" onClick={onEdit}>
          {m.publications_edit()}
        </Button>
      )}
      <Button look="plain" onClick={() => setIsDeleting(true)}>
        {m.publications_delete()}
      </Button>
      {isDeleting && (
        <DeleteDialog
          title={m.experiences_delete_title()}
          text={m.experiences_delete_text()}
          confirm={m.experiences_delete_confirm()}
          onDelete={async () => {
            await deleteExperience(experience.id);
            onSaid(m.experiences_deleted());
          }}
          onClose={() => setIsDeleting(false)}
          errorOf={(failure) => <PublicationError error={failure} words={EXPERIENCE_REFUSALS} />}
        />
      )}
    </>
  );
}
