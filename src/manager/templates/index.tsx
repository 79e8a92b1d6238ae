import type { FeedbackTemplate } from '@contract/community';
import { limits } from '@contract/limits';
import type { TicketKind } from '@contract/ticket';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Options } from '../../components/options';
import { kindWords } from '../../labels';
import { LongField, TextField } from '../fields';
import { kindOptions } from '../kind-options';
import { ListEditor } from '../list-editor';
import { missingOf, newRowId } from '../new-row';
import { SettingPage } from '../setting-page';
import { usePart } from '../use-settings';

const without = ({ text, categoryId, ...rest }: FeedbackTemplate): FeedbackTemplate => ({
  ...rest,
  ...(text?.trim() ? { text } : {}),
  ...(categoryId ? { categoryId } : {}),
});

export default function TemplatesPage() {
  const [kind, setKind] = useState<TicketKind>('repair');
  const form = usePart<FeedbackTemplate[]>({
    name: 'templates',
    pick: ({ guide }) => guide.feedbackTemplates,
    change: (rows) => ({ part: 'feedbackTemplates', feedbackTemplates: rows.map(without) }),
  });
  const categories = (form.settings?.guide.categories ?? []).filter(
    (each) => each.kind === kind && !each.retired,
  );
  const nameOf = (id: string | undefined) => categories.find((each) => each.id === id)?.name;
  return (
    <SettingPage
      id="templates"
      title="反馈模板"
      about="首次反馈要说清怎么办、多久、谁负责。谁负责由派单时定，另两样可以先写好。"
      form={form}
    >
      {(rows) => {
        const others = rows.filter((each) => each.kind !== kind);
        return (
          <View>
            <View className="mt3">
              <Options idPrefix="template-kind" options={kindOptions} chosen={kind} onChoose={setKind} />
            </View>
            <ListEditor<FeedbackTemplate>
              key={kind}
              id="template"
              items={rows.filter((each) => each.kind === kind)}
              what={`${kindWords[kind].name}模板`}
              most={40 - others.length}
              title={({ title }) => title}
              detail={(each) =>
                [nameOf(each.categoryId), each.opinion, each.timeLimit].filter(Boolean).join(' · ')
              }
              blank={() => ({ id: newRowId('tpl'), kind, title: '', opinion: '', timeLimit: '' })}
              missing={({ title, opinion, timeLimit }) =>
                missingOf({ 名称: title, 处理意见: opinion, 预计多久: timeLimit })
              }
              onChange={(mine) => form.edit([...others, ...mine])}
              fields={(row, change) => (
                <View>
                  <TextField
                    id="template-title"
                    label="名称（只有客服看到）"
                    value={row.title}
                    hint="比如：今天上门修"
                    most={16}
                    onChange={(title) => change({ title })}
                  />
                  <TextField
                    id="template-opinion"
                    label="处理意见"
                    value={row.opinion}
                    hint="比如：师傅上门查漏点"
                    most={limits.shortTextLength}
                    onChange={(opinion) => change({ opinion })}
                  />
                  <TextField
                    id="template-time"
                    label="预计多久"
                    value={row.timeLimit}
                    hint="比如：2 个工作日内修好"
                    most={limits.shortTextLength}
                    onChange={(timeLimit) => change({ timeLimit })}
                  />
                  <LongField
                    id="template-text"
                    label="给业主的整段话（不填就按上面的自动写）"
                    value={row.text ?? ''}
                    hint="可以不填"
                    most={limits.textLength}
                    onChange={(text) => change({ text })}
                  />
                  <View className="t-s c3 mt3">只给哪个分类用（可以不选）</View>
                  <View className="mt1">
                    <Options
                      options={categories.map(({ id, name }) => ({ value: id, word: name }))}
                      chosen={row.categoryId}
                      onChoose={(categoryId) =>
                        change({ categoryId: categoryId === row.categoryId ? '' : categoryId })
                      }
                    />
                  </View>
                </View>
              )}
            />
          </View>
        );
      }}
    </SettingPage>
  );
}
