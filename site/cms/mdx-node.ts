// One view on the trees of both parsers. The only place that trusts their shape.
import { z } from 'zod';

const Point = z.object({ line: z.number(), offset: z.number() });
const Position = z.object({ start: Point, end: Point });
const Attribute = z.object({
  type: z.string(),
  name: z.string().optional(),
  value: z.unknown(),
  /** Sätteri gives none. */
  position: Position.optional(),
});

export type MdxNode = {
  type: string;
  name?: string | null | undefined;
  value?: string | undefined;
  url?: string | undefined;
  alt?: string | null | undefined;
  title?: string | null | undefined;
  identifier?: string | undefined;
  attributes?: z.infer<typeof Attribute>[] | undefined;
  children?: MdxNode[] | undefined;
  position: z.infer<typeof Position>;
};

const MdxNode: z.ZodType<MdxNode> = z.lazy(() =>
  z.object({
    type: z.string(),
    name: z.string().nullish(),
    value: z.string().optional(),
    url: z.string().optional(),
    alt: z.string().nullish(),
    title: z.string().nullish(),
    identifier: z.string().optional(),
    attributes: z.array(Attribute).optional(),
    children: z.array(MdxNode).optional(),
    position: Position,
  }),
);

export function asNode(tree: unknown): MdxNode {
  return MdxNode.parse(tree);
}
