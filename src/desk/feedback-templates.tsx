import type { FeedbackTemplate } from '@contract/community';
import type { TicketView } from '@contract/ticket';
import { View } from '@tarojs/components';
import { Options } from '../components/options';
import { Part } from '../components/part';
import { useGuide } from '../hooks/use-guide';

/** The community's templates for a ticket: those of its category first, none of another category or kind (P2.5). */
export function templatesFor(
  templates: readonly FeedbackTemplate[],
  { kind, category }: Pick<TicketView, 'kind' | 'category'>,
): FeedbackTemplate[] {
  const fitting = templates.filter(
    (each) => each.kind === kind && (each.categoryId === undefined || each.categoryId === category?.id),
  );
  return [
    ...fitting.filter((each) => each.categoryId !== undefined),
    ...fitting.filter((each) => each.categoryId === undefined),
  ];
}

interface TemplatesProps {
  ticket: TicketView;
  chosen: { opinion: string; timeLimit: string };
  onChoose: (template: FeedbackTemplate) => void;
}

/** One tap fills what first feedback has to say; everything can still be changed. */
export function FeedbackTemplates({ ticket, chosen, onChoose }: TemplatesProps) {
  const templates = templatesFor(useGuide()?.feedbackTemplates ?? [], ticket);
  const current = templates.find(
    ({ opinion, timeLimit }) => opinion === chosen.opinion && timeLimit === chosen.timeLimit,
  );
  const choose = (id: string) => {
    const template = templates.find((each) => each.id === id);
    if (template) onChoose(template);
  };
  return (
    <Part>
      {templates.length > 0 ? (
        <View>
          <View className="t-s c3 mt2">常用的说法</View>
          <Options
            idPrefix="template"
            options={templates.map(({ id, title }) => ({ value: id, word: title }))}
            chosen={current?.id}
            onChoose={choose}
          />
        </View>
      ) : null}
    </Part>
  );
}
