//! Names of people, put together by the dice. Nobody who bears one of them is meant.

use super::dice::Dice;

const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严武戚莫孔向汤应项柯";
const FIRST: &str = "建志文国海春晓小永家明立俊云雨思子新少世宏克庆继景天德光伟正学振玉秀丽雅淑静佳美慧瑞锦卫忠金水";
const SECOND: &str = "国华强军平勇杰峰磊涛斌鹏辉波飞林生海云龙宁成东阳川岩松柏清远航宇凡恒源健康梅兰芳英敏静燕霞玲婷洁琴娟萍红艳蓉莉菊岚薇";

/// A name of two or three characters.
pub(super) fn name(dice: &mut Dice) -> String {
    let mut draw = |from: &str| {
        let all: Vec<char> = from.chars().collect();
        dice.pick(&all).copied()
    };
    let (surname, first, second) = (draw(SURNAMES), draw(FIRST), draw(SECOND));
    let first = first.filter(|_| !dice.happens(18.0));
    [surname, first, second].into_iter().flatten().collect()
}
