import OpeningCalendar from '../help/OpeningCalendar.astro';
import Legal from '../legal/Legal.astro';
import LegalFacts from '../legal/LegalFacts.astro';
import Accordion from './Accordion.astro';
import Browser from './Browser.astro';
import Browsers from './Browsers.astro';
import Callout from './Callout.astro';
import Clip from './Clip.astro';
import Columns from './Columns.astro';
import DataCell from './DataCell.astro';
import Download from './Download.astro';
import Figure from './Figure.astro';
import FileLink from './FileLink.astro';
import HeadCell from './HeadCell.astro';
import Key from './Key.astro';
import Label from './Label.astro';
import Picture from './Picture.astro';
import Quote from './Quote.astro';
import Steps from './Steps.astro';
import Table from './Table.astro';
import Video from './Video.astro';

/** What a text of the CMS may hold: for `<Content components={lessonComponents} />`. */
export const lessonComponents = {
  Accordion,
  Browser,
  Browsers,
  Callout,
  Clip,
  Columns,
  Download,
  Figure,
  FileLink,
  Key,
  Label,
  Legal,
  LegalFacts,
  OpeningCalendar,
  Picture,
  Quote,
  Steps,
  Video,
  table: Table,
  td: DataCell,
  th: HeadCell,
};
