// Texts of the customer's own corner: name, devices, consents, whom they keep apart or keep, and compensations.
import { addTexts } from './add'

export default addTexts('account', {
  'zh-CN': {
    title: '账号与隐私', name: '称呼', nameHint: '服务人员怎么称呼您', saved: '已保存', sessions: '登录的设备', thisOne: '本机', seen: '最近使用 {when}', end: '退出', endOthers: '退出其他所有设备', device: '未知设备',
    consents: '授权', noConsents: '还没有授权', given: '{when} 同意（{version}）', takeBack: '收回', takeBackSure: '收回后，相关功能可能无法使用，确定收回吗？', blocks: '不再上门的人', noBlocks: '没有', undo: '恢复', reason: '原因：{reason}',
    purposes: { terms: '用户协议', privacy: '隐私政策', location: '位置信息', id_documents: '证件', face: '人脸核验', share_with_merchant: '与商家共享信息', notices: '消息通知' },
    favourites: '收藏的服务人员', noFavourites: '还没有收藏', noFavouritesHint: '在服务人员主页点心形即可收藏，下次直接约', since: '{when} 收藏',
    compensations: '补偿', noCompensations: '没有补偿', noCompensationsHint: '约定没有兑现时，补偿会自动发放，不需要申请', of: '{service} · {number}', ended: '{when} 完成',
  },
  en: {
    title: 'Account and privacy', name: 'Name', nameHint: 'How workers call you', saved: 'Saved', sessions: 'Devices', thisOne: 'This one', seen: 'Last used {when}', end: 'Sign out', endOthers: 'Sign out everywhere else', device: 'Some device',
    consents: 'What you agreed to', noConsents: 'Nothing yet', given: 'Agreed {when} ({version})', takeBack: 'Take back', takeBackSure: 'What needs it may stop working. Take it back?', blocks: 'Who does not come again', noBlocks: 'Nobody', undo: 'Undo', reason: 'Why: {reason}',
    purposes: { terms: 'Terms of use', privacy: 'Privacy policy', location: 'Location', id_documents: 'Papers', face: 'Face check', share_with_merchant: 'Sharing with merchants', notices: 'Notices' },
    favourites: 'Kept workers', noFavourites: 'Nobody kept yet', noFavouritesHint: 'Tap the heart on a worker\'s page to find them again', since: 'Kept {when}',
    compensations: 'Compensations', noCompensations: 'No compensations', noCompensationsHint: 'When a promise is not kept you get one by itself; there is nothing to ask for', of: '{service} · {number}', ended: 'Done {when}',
  },
})
