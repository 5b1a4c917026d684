import { Badge, Box, Flex, Typography } from '@strapi/design-system';
import { type Fault, isBlocking, placeOf } from './content-check';

/** The faults of one entry: what, where, and how to mend it. */
export function FaultList({ faults }: { faults: Fault[] }) {
  return (
    <Flex
      tag="ul"
      direction="column"
      alignItems="stretch"
      gap={4}
      style={{ overflowWrap: 'anywhere' }}
    >
      {faults.map((fault) => (
        <Box tag="li" key={`${fault.field} ${fault.line} ${fault.quote} ${fault.sentence}`}>
          <Flex gap={2} wrap="wrap" paddingBottom={1}>
            {isBlocking(fault) ? (
              <Badge backgroundColor="danger100" textColor="danger700">
                empêche la publication
              </Badge>
            ) : (
              <Badge>à améliorer</Badge>
            )}
            <Typography variant="pi" textColor="neutral600">
              {placeOf(fault)}
            </Typography>
          </Flex>
          <Typography tag="p">{fault.sentence}</Typography>
          {fault.quote && (
            <Typography tag="p" textColor="neutral700">
              « {fault.quote} »
            </Typography>
          )}
          {fault.advice && (
            <Typography tag="p" textColor="neutral700">
              À faire : {fault.advice}
            </Typography>
          )}
        </Box>
      ))}
    </Flex>
  );
}
