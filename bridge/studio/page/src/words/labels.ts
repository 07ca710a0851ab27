/** What people call feelings, styles and gestures; a name without an entry stands for itself. */

import type { LanguageCode } from "./codes.ts";

// prettier-ignore
const LABELS: Readonly<Record<string, readonly [zh: string, ja: string]>> = {
  neutral: ["平静", "ふつう"], joy: ["喜悦", "喜び"], content: ["满足", "満足"], laugh: ["大笑", "笑い"],
  sarcasm: ["讽刺", "皮肉"], sadness: ["悲伤", "悲しみ"], worry: ["担忧", "心配"], anger: ["愤怒", "怒り"],
  contempt: ["轻蔑", "軽蔑"], fear: ["恐惧", "恐れ"], surprise: ["惊讶", "驚き"], delight: ["欣喜", "歓喜"],
  disgust: ["厌恶", "嫌悪"], shyness: ["害羞", "照れ"], pride: ["自豪", "誇り"], curiosity: ["好奇", "好奇心"],
  doubt: ["怀疑", "疑い"], thinking: ["思考", "考え中"], confusion: ["困惑", "困惑"], boredom: ["无聊", "退屈"],
  relief: ["释然", "安堵"], pain: ["疼痛", "痛み"], determination: ["坚定", "決意"], affection: ["爱意", "愛情"],
  calm: ["沉静", "おだやか"], everyday: ["日常", "日常"], intl_neutral: ["国际通用", "国際標準"],
  nod: ["点头", "うなずき"], "big-nod": ["用力点头", "大きくうなずく"], "fast-nod": ["快速点头", "小刻みにうなずく"],
  "backchannel-nod": ["应和点头", "相づち"], toss: ["扬头", "頭を上げる"], shake: ["摇头", "首を振る"],
  "small-shake": ["轻轻摇头", "小さく首を振る"], "question-raise": ["疑问抬头", "問いかけ"], tilt: ["歪头", "首をかしげる"],
  "confirm-push": ["前倾确认", "念を押す"], contrast: ["左右对比", "対比"], bow: ["鞠躬", "お辞儀"],
  "pull-back": ["后退", "身を引く"], "lean-in": ["前倾", "身を乗り出す"], settle: ["安定", "落ち着く"],
  raise: ["扬眉", "眉を上げる"], flash: ["闪眉", "眉をぱっと上げる"], wide: ["睁大", "見開く"], frown: ["皱眉", "眉をひそめる"],
  concern: ["关切", "気づかい"], "keep-open": ["睁眼", "目を開けておく"], blink: ["眨眼", "まばたき"],
  away: ["移开视线", "目をそらす"], ahead: ["直视", "前を見る"],
  attend: ["倾听", "耳を傾ける"], inhale: ["吸气", "息を吸う"], sigh: ["叹气", "ため息"],
};

export function labelOf(name: string, language: LanguageCode): string {
  const label = LABELS[name];
  if (label && language === "zh") return label[0];
  if (label && language === "ja") return label[1];
  return name === "intl_neutral" ? "international" : name.replaceAll(/[-_]/g, " ");
}
