using System;
using AvatarBridge.Naming;
using NUnit.Framework;
using UnityEngine;

namespace AvatarBridge.Tests
{
    /// <summary>Bones are told by number: the core's numbers must be this engine's.</summary>
    public sealed class BonesTests
    {
        [Test]
        public void EveryBoneHasTheNumberOfTheEngine()
        {
            Assert.AreEqual((int)HumanBodyBones.LastBone, HumanBones.Count);
            for (var i = 0; i < HumanBones.Count; i++)
            {
                Assert.AreEqual(((HumanBodyBones)i).ToString(), HumanBones.UnityNames[i]);
            }
        }

        [Test]
        public void EveryHumanNameOfTheEngineIsABone()
        {
            foreach (var name in HumanTrait.BoneName)
            {
                var bone = name.Replace(" ", string.Empty);
                Assert.IsTrue(Enum.IsDefined(typeof(HumanBodyBones), bone), name);
                Assert.GreaterOrEqual(HumanBones.FindUnity(bone), 0, name);
            }
        }

        [TestCase("leftThumbMetacarpal", HumanBodyBones.LeftThumbProximal)]
        [TestCase("rightThumbProximal", HumanBodyBones.RightThumbIntermediate)]
        [TestCase("upperChest", HumanBodyBones.UpperChest)]
        [TestCase("head", HumanBodyBones.Head)]
        public void VrmNamesMeetTheEngineByNumber(string vrm, HumanBodyBones bone)
        {
            Assert.AreEqual((int)bone, HumanBones.FindVrm(vrm));
        }
    }
}
