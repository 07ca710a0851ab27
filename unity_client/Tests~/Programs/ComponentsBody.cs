using System;
using System.Collections.Generic;
using AvatarBridge.Playback;
using AvatarBridge.Wire;
using UnityEngine;
using UnityStubs;
using Pose = AvatarBridge.Playback.Pose;
using Random = System.Random;

namespace AvatarBridge.Programs
{
    /// <summary>A pose on transforms is the pose in Unity's space, however the rig is built.</summary>
    internal static class ComponentsBody
    {
        private const float Degrees = 0.1f;

        private static readonly string[] _names =
        {
            "hips", "spine", "chest", "upperChest", "neck", "head", "leftUpperArm",
            "leftLowerArm", "leftHand", "leftIndexProximal", "jaw", "leftEye", "rightEye",
        };

        private static readonly int[] _parents = { -1, 0, 1, 2, 3, 4, 3, 6, 7, 8, 5, 5, 5 };
        private static readonly float[] _rest = Rest();
        private static readonly Rig _rig =
            new Rig(new[] { "jawOpen" }, _names, _parents, _rest);

        private static readonly Checks _checks = new Checks();

        private static int Main()
        {
            Humanoid("every bone", _names);
            Humanoid("no chests and no neck", Without("chest", "upperChest", "neck"));
            PlainTransforms();
            HipsGoAsHighAsTheAvatar();
            BodyOffKeepsTheAnimation();
            WeightMixes();
            WithoutAnimationNothingPilesUp();
            SwitchedOffGivesBack();
            SourceGoneEasesOut();
            SlantIsTold();
            return _checks.Done();
        }

        /// <summary>Bones with turned axes, a scaled armature, and an animation in between.</summary>
        private static void Humanoid(string what, string[] present)
        {
            Stage.Reset();
            var doll = new Doll(present, new Random(3), 0.01f);
            doll.BuildAvatar();
            doll.Disturb();
            Stage.Animating += doll.Disturb; // as a game's own animation would
            var source = new Still(Posed(7));
            doll.Avatar.AddSource(source);
            Show();
            for (var i = 0; i < _names.Length; i++)
            {
                var bone = doll.Find(_names[i]);
                if (bone != null)
                {
                    var wanted = WorldOf(source.Pose, i) * doll.RestOf(_names[i]);
                    Same(doll.InRoot(bone), wanted, $"{what}: {_names[i]}");
                }
            }
            _checks.Same(doll.Avatar.MissingBones.Count, _names.Length - present.Length, what);
        }

        private static void PlainTransforms()
        {
            Stage.Reset();
            var doll = new Doll(_names, new Random(5), 1f);
            var source = new Still(Posed(8));
            doll.Avatar.AddSource(source);
            Show();
            Same(doll.InRoot(doll.Find("leftHand")),
                WorldOf(source.Pose, 8) * doll.RestOf("leftHand"), "plain transforms, by name");
        }

        private static void HipsGoAsHighAsTheAvatar()
        {
            Stage.Reset();
            var doll = new Doll(_names, new Random(4), 0.01f);
            doll.BuildAvatar();
            var pose = Posed(9);
            (pose.Hips[0], pose.Hips[1], pose.Hips[2]) = (0.1f, -0.2f, 0.3f);
            doll.Avatar.AddSource(new Still(pose));
            var rest = doll.Root.InverseTransformPoint(doll.Find("hips").position);
            Show();
            var scale = rest.y / 0.88f;
            var now = doll.Root.InverseTransformPoint(doll.Find("hips").position) - rest;
            _checks.Near(doll.Avatar.Scale, scale, 1e-4, "scale is the hips' height");
            _checks.Near(now.x, -0.1f * scale, 1e-4, "x is mirrored");
            _checks.Near(now.y, -0.2f * scale, 1e-4, "y");
            _checks.Near(now.z, 0.3f * scale, 1e-4, "z");
        }

        private static void BodyOffKeepsTheAnimation()
        {
            Stage.Reset();
            var doll = new Doll(_names, new Random(6), 1f);
            doll.BuildAvatar();
            Stage.Animating += doll.Disturb;
            var pose = Posed(10);
            var turn = new Quaternion(0.1f, -0.3f, 0.05f, 0.94f).normalized;
            (pose.Head[3], pose.Head[4], pose.Head[5], pose.Head[6]) =
                (turn.x, -turn.y, -turn.z, turn.w);
            doll.Avatar.Parts = PoseParts.HeadOnly;
            doll.Avatar.AddSource(new Still(pose));
            doll.Disturb();
            var head = doll.InRoot(doll.Find("head"));
            var arm = doll.InRoot(doll.Find("leftUpperArm"));
            Show();
            Same(doll.InRoot(doll.Find("head")), turn * head, "the head turns on the animation");
            Same(doll.InRoot(doll.Find("leftUpperArm")), arm, "the arms are the game's");
            doll.Avatar.Weight = 0.5f;
            Stage.Step();
            Same(doll.InRoot(doll.Find("head")),
                Quaternion.Slerp(Quaternion.identity, turn, 0.5f) * head, "half the turn");
        }

        private static void WeightMixes()
        {
            Stage.Reset();
            var doll = new Doll(_names, new Random(7), 1f);
            doll.BuildAvatar();
            Stage.Animating += doll.Disturb;
            doll.Disturb();
            var spine = doll.Find("spine");
            var game = spine.localRotation;
            doll.Avatar.AddSource(new Still(Posed(11)));
            Show();
            var full = spine.localRotation;
            doll.Avatar.Weight = 0.25f;
            Stage.Step();
            Same(spine.localRotation, Quaternion.Slerp(game, full, 0.25f), "a quarter");
            doll.Avatar.Weight = 0f;
            Stage.Step();
            Same(spine.localRotation, game, "nothing");
        }

        private static void WithoutAnimationNothingPilesUp()
        {
            Stage.Reset();
            var doll = new Doll(_names, new Random(8), 1f);
            doll.BuildAvatar();
            var pose = Posed(12);
            var turn = Quaternion.AngleAxis(20f, Vector3.up);
            (pose.Head[3], pose.Head[4], pose.Head[5], pose.Head[6]) =
                (turn.x, -turn.y, -turn.z, turn.w);
            doll.Avatar.Parts = PoseParts.Head;
            doll.Avatar.Weight = 0.5f;
            doll.Avatar.AddSource(new Still(pose));
            Show();
            Same(doll.InRoot(doll.Find("head")),
                Quaternion.Slerp(Quaternion.identity, turn, 0.5f) * doll.RestOf("head"),
                "a head that nothing animates stays where the pose has it");
        }

        private static void SwitchedOffGivesBack()
        {
            Stage.Reset();
            var doll = new Doll(_names, new Random(9), 1f);
            doll.BuildAvatar();
            var before = doll.Locals();
            doll.Avatar.AddSource(new Still(Posed(13)));
            Show();
            doll.Avatar.Parts = PoseParts.None;
            Stage.Step();
            doll.CheckLocals(before, "body switched off");
            doll.Avatar.Parts = PoseParts.Everything;
            Stage.Step();
            doll.Avatar.enabled = false;
            doll.CheckLocals(before, "component switched off");
        }

        private static void SourceGoneEasesOut()
        {
            Stage.Reset();
            var doll = new Doll(_names, new Random(10), 1f);
            doll.BuildAvatar();
            var source = new Still(Posed(14));
            doll.Avatar.AddSource(source);
            var hand = doll.Find("leftHand");
            var rest = hand.localRotation;
            Show();
            var shown = hand.localRotation;
            source.HasPose = false;
            var steps = 0;
            var largest = 0f;
            var last = shown;
            while (doll.Avatar.Amount > 0f && steps++ < 100)
            {
                Stage.Step();
                largest = Mathf.Max(largest, Quaternion.Angle(last, hand.localRotation));
                last = hand.localRotation;
            }
            _checks.Near(steps, 18, 2, "0.3 s at 60 pictures a second");
            _checks.Below(largest, 0.15 * Quaternion.Angle(shown, rest) + 0.5, "no jump");
            Same(last, rest, "back at the game's");
        }

        private static void SlantIsTold()
        {
            Stage.Reset();
            var doll = new Doll(_names, null, 1f);
            doll.Find("leftUpperArm").localRotation = Quaternion.AngleAxis(45f, Vector3.forward);
            doll.Avatar.AddSource(new Still(Posed(15)));
            SaidStage.Take();
            Show();
            var said = SaidStage.Take();
            _checks.That(said.Exists(one => one.Words.Contains("T-pose")), "an A-pose is told");
        }

        private static void Show()
        {
            for (var i = 0; i < 60; i++)
            {
                Stage.Step();
            }
        }

        /// <summary>What a bone's turn comes to in the root's space: all turns above and its own.</summary>
        private static Quaternion WorldOf(Pose pose, int row)
        {
            var turn = Quaternion.identity;
            for (var i = row; i >= 0; i = _parents[i])
            {
                var at = i * 4;
                var own = new Quaternion(
                    pose.Bones[at], -pose.Bones[at + 1], -pose.Bones[at + 2], pose.Bones[at + 3]);
                turn = own * turn;
            }
            return turn;
        }

        private static Pose Posed(int seed)
        {
            var random = new Random(seed);
            var pose = new Pose();
            pose.Fit(1, _names.Length);
            for (var i = 0; i < _names.Length; i++)
            {
                var turn = Turn(random);
                var numbers = pose.Bones.AsSpan(i * 4, 4);
                (numbers[0], numbers[1], numbers[2], numbers[3]) = (turn.x, turn.y, turn.z, turn.w);
            }
            return pose;
        }

        internal static Quaternion Turn(Random random)
        {
            return new Quaternion(
                Centred(random), Centred(random), Centred(random), 1f).normalized;
        }

        private static float Centred(Random random)
        {
            return (float)random.NextDouble() - 0.5f;
        }

        private static void Same(Quaternion found, Quaternion wanted, string what)
        {
            _checks.Below(Quaternion.Angle(found, wanted), Degrees, what);
        }

        private static string[] Without(params string[] names)
        {
            return Array.FindAll(_names, name => Array.IndexOf(names, name) < 0);
        }

        private static float[] Rest()
        {
            var rest = new float[_names.Length * 3];
            rest[1] = 0.88f;
            return rest;
        }

        /// <summary>A source that shows one pose.</summary>
        private sealed class Still : IPoseSource
        {
            public Still(Pose pose)
            {
                Pose = pose;
            }

            public Pose Pose { get; }
            public bool HasPose { get; set; } = true;
            public int Rank => PoseRank.Stream;
            public Rig Rig => _rig;

            public bool TryDraw(Pose into)
            {
                into.CopyFrom(Pose);
                return HasPose;
            }
        }

        /// <summary>An avatar whose root is anywhere and whose bones have axes of their own.</summary>
        private sealed class Doll
        {
            private readonly Dictionary<string, Transform> _bones =
                new Dictionary<string, Transform>();

            private readonly Dictionary<string, Quaternion> _restInRoot =
                new Dictionary<string, Quaternion>();

            private readonly Random _disturbs = new Random(99);
            private readonly float _armatureScale;
            private readonly List<SkeletonBone> _skeleton = new List<SkeletonBone>();
            private readonly Dictionary<string, Quaternion> _game =
                new Dictionary<string, Quaternion>();

            public Doll(string[] present, Random axes, float armatureScale)
            {
                _armatureScale = armatureScale;
                var root = new GameObject("Doll");
                Root = root.transform;
                var armature = Child("Armature", Root, Vector3.zero, axes);
                armature.localScale = Vector3.one * armatureScale;
                foreach (var name in present)
                {
                    var parent = ParentOf(name, armature);
                    var place = name == "hips"
                        ? Quaternion.Inverse(armature.localRotation)
                            * new Vector3(0f, 1.1f, 0f) / armatureScale
                        : new Vector3(0.1f, 0f, 0f);
                    _bones[name] = Child(name, parent, place, axes);
                }
                foreach (var name in present)
                {
                    _restInRoot[name] = InRoot(_bones[name]);
                }
                Root.position = new Vector3(3f, 1f, -2f);
                Root.rotation = Quaternion.AngleAxis(70f, Vector3.up);
                Avatar = root.AddComponent<BridgeAvatar>();
            }

            public Transform Root { get; }
            public BridgeAvatar Avatar { get; }

            public Transform Find(string name)
            {
                return _bones.TryGetValue(name, out var bone) ? bone : null;
            }

            public Quaternion RestOf(string name) => _restInRoot[name];

            public Quaternion InRoot(Transform bone)
            {
                return Quaternion.Inverse(Root.rotation) * bone.rotation;
            }

            public void BuildAvatar()
            {
                var human = new List<HumanBone>();
                foreach (var name in _bones.Keys)
                {
                    var index = Naming.HumanBones.FindVrm(name);
                    human.Add(new HumanBone
                    {
                        boneName = name,
                        humanName = HumanTrait.BoneName[index],
                    });
                }
                var animator = Root.gameObject.AddComponent<Animator>();
                animator.avatar = AvatarBuilder.BuildHumanAvatar(
                    Root.gameObject,
                    new HumanDescription
                    {
                        human = human.ToArray(),
                        skeleton = _skeleton.ToArray(),
                    });
                Avatar.Animator = animator;
            }

            /// <summary>Turns every bone as an animation would: always the same way.</summary>
            public void Disturb()
            {
                foreach (var pair in _bones)
                {
                    if (!_game.TryGetValue(pair.Key, out var turn))
                    {
                        turn = _game[pair.Key] = Turn(_disturbs);
                    }
                    pair.Value.localRotation = turn;
                }
            }

            public Dictionary<string, (Vector3, Quaternion)> Locals()
            {
                var locals = new Dictionary<string, (Vector3, Quaternion)>();
                foreach (var pair in _bones)
                {
                    locals[pair.Key] = (pair.Value.localPosition, pair.Value.localRotation);
                }
                return locals;
            }

            public void CheckLocals(Dictionary<string, (Vector3, Quaternion)> wanted, string what)
            {
                foreach (var pair in _bones)
                {
                    Same(pair.Value.localRotation, wanted[pair.Key].Item2, $"{what}: {pair.Key}");
                    _checks.Below((pair.Value.localPosition - wanted[pair.Key].Item1).magnitude,
                        1e-4, $"{what}: place of {pair.Key}");
                }
            }

            private Transform Child(string name, Transform parent, Vector3 place, Random axes)
            {
                var child = new GameObject(name).transform;
                child.SetParent(parent, false);
                child.localPosition = place;
                child.localRotation = axes == null ? Quaternion.identity : Turn(axes);
                _skeleton.Add(new SkeletonBone
                {
                    name = name,
                    position = child.localPosition,
                    rotation = child.localRotation,
                    scale = Vector3.one * (name == "Armature" ? _armatureScale : 1f),
                });
                return child;
            }

            private Transform ParentOf(string name, Transform armature)
            {
                for (var i = _parents[Array.IndexOf(_names, name)]; i >= 0; i = _parents[i])
                {
                    if (_bones.TryGetValue(_names[i], out var parent))
                    {
                        return parent;
                    }
                }
                return armature;
            }
        }
    }
}
