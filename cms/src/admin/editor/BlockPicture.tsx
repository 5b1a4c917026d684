import { type Attached, useAttached } from './attached-files';
import type { Values } from './BlockForm';
import type { Block } from './blocks';
import { useCatalogue } from './catalogue';

type Props = { block: Block; values: Values };

/** What a block shows of its fields, near enough to the page. */
export function BlockPicture({ block, values }: Props) {
  const attached = useAttached();
  const catalogue = useCatalogue(block.name === 'Label');
  const { file = '', alt = '', caption = '', title = '', label = '', name = '' } = values;
  switch (block.name) {
    case 'Figure':
      return (
        <figure contentEditable={false}>
          <Shown attached={attached} file={file} alt={alt} />
          <figcaption>{caption}</figcaption>
          {alt === '' && <p className="preau-fault">Cette image n’a pas de description.</p>}
        </figure>
      );
    case 'Video':
    case 'Clip':
      return (
        <p contentEditable={false}>
          ▶ {title || alt || file}
          <small> {file}</small>
          <Missing attached={attached} file={file} />
        </p>
      );
    case 'Download':
      return (
        <p contentEditable={false}>
          ⬇ {label}
          <small> {file}</small>
          <Missing attached={attached} file={file} />
        </p>
      );
    case 'Label':
      return (
        <span className="preau-label" contentEditable={false}>
          {catalogue ? (catalogue[name] ?? 'Libellé qui n’existe plus') : '…'}
        </span>
      );
    case 'Legal':
      return <span className="preau-label">{values['field']}</span>;
    case 'LegalFacts':
      return <p contentEditable={false}>{values['part']}</p>;
    case 'Quote':
      return (
        <p className="preau-block-title" contentEditable={false}>
          {[values['author'], values['source']].filter(Boolean).join(', ')}
        </p>
      );
    default:
      return title ? (
        <p className="preau-block-title" contentEditable={false}>
          {title}
        </p>
      ) : null;
  }
}

type FileProps = { attached: Attached; file: string };

function Shown({ attached, file, alt }: FileProps & { alt: string }) {
  const found = attached.files.find(({ name }) => name === file);
  return found ? (
    <img className="preau-shown" src={found.url} alt={alt} />
  ) : (
    <Missing attached={attached} file={file} />
  );
}

function Missing({ attached, file }: FileProps) {
  const isThere = attached.files.some(({ name }) => name === file);
  return isThere ? null : (
    <span className="preau-fault"> Le fichier « {file} » n’est pas joint à cette page.</span>
  );
}
