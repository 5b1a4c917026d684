import { m } from '#messages';
import type { Picture } from './quizzes.api.ts';

interface QuizPictureProps {
  picture: Picture;
  addresses: ReadonlyMap<string, string>;
}

/** A picture from behind the gate; until it has its address, its description stands in its place. */
export function QuizPicture({ picture, addresses }: QuizPictureProps) {
  const { fileId, alt, width, height } = picture;
  const src = addresses.get(fileId);
  if (!src) return <p className="soft">{m.quiz_picture_missing({ alt })}</p>;
  return <img className="quiz-picture" src={src} alt={alt} width={width} height={height} />;
}
