import { Box, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

type Props = { id: string; title: string; color?: string; children: ReactNode };

/** One box of a desk page, with its heading. */
export function Panel({ id, title, color = 'neutral0', children }: Props) {
  return (
    <Box
      tag="section"
      aria-labelledby={id}
      background={color}
      padding={6}
      shadow="tableShadow"
      hasRadius
    >
      <Typography id={id} variant="beta" tag="h2">
        {title}
      </Typography>
      <Box paddingTop={3}>{children}</Box>
    </Box>
  );
}
