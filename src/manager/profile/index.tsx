import { View } from '@tarojs/components';
import { LongField, TextField } from '../fields';
import { missingOf, splitWords } from '../new-row';
import { SettingPage } from '../setting-page';
import { usePart } from '../use-settings';

interface Profile {
  name: string;
  deskPhone: string;
  typedDepartments: string;
}

const isPhone = (number: string) => /^[\d -]{5,20}$/.test(number.trim());

export default function ProfilePage() {
  const form = usePart<Profile>({
    name: 'profile',
    pick: ({ guide }) => ({
      name: guide.name,
      deskPhone: guide.deskPhone,
      typedDepartments: guide.departments.join('、'),
    }),
    change: ({ name, deskPhone, typedDepartments }) => ({
      part: 'profile',
      name,
      deskPhone,
      departments: splitWords(typedDepartments),
    }),
  });
  const { value } = form;
  const missing =
    value &&
    missingOf({
      小区名字: value.name,
      客服电话: isPhone(value.deskPhone) ? value.deskPhone : '',
      部门: value.typedDepartments,
    });
  return (
    <SettingPage
      id="profile"
      title="小区和部门"
      about="业主在首页看到小区名字，点「打客服」拨这个电话。"
      form={form}
      missing={missing}
    >
      {(profile) => (
        <View>
          <TextField
            id="profile-name"
            label="小区名字"
            value={profile.name}
            hint="阳光花园"
            most={20}
            onChange={(name) => form.edit({ ...profile, name })}
          />
          <TextField
            id="profile-phone"
            label="客服电话"
            value={profile.deskPhone}
            hint="0571-8800 1234"
            most={20}
            onChange={(deskPhone) => form.edit({ ...profile, deskPhone })}
          />
          <LongField
            id="profile-departments"
            label="部门（用顿号隔开，还有分类在用的删不掉）"
            value={profile.typedDepartments}
            hint="客服部、工程部"
            most={200}
            onChange={(typedDepartments) => form.edit({ ...profile, typedDepartments })}
          />
        </View>
      )}
    </SettingPage>
  );
}
