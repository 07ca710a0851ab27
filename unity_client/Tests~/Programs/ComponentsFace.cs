using System;
using System.Collections.Generic;
using AvatarBridge.Naming;
using AvatarBridge.Wire;
using UniVRM10;
using UnityEngine;
using UnityStubs;
using VRM;
using Pose = AvatarBridge.Playback.Pose;

namespace AvatarBridge.Programs
{
    /// <summary>A face shows on meshes and expressions of every vocabulary, each mouth once.</summary>
    internal static class ComponentsFace
    {
        private static readonly Checks _checks = new Checks();

        private static int Main()
        {
            ArkitOnSeveralMeshes();
            VowelsOfVrm();
            Visemes();
            OneMouthOnly();
            OwnMap();
            AmountMixesAndLetsGo();
            EyesAreMovedOnce();
            PartsAreLeftAlone();
            Vrm1Expressions();
            Vrm0Clips();
            ExpressionsOnlyStream();
            NothingIsAllocated();
            return _checks.Done();
        }

        private static void ArkitOnSeveralMeshes()
        {
            var face = new Face("jawOpen", "MouthSmile_L", "A15_Eye_Blink_Right");
            var teeth = face.AddMesh("Teeth", "Jaw_Open");
            face["jawOpen"] = 0.5f;
            face["mouthSmileLeft"] = 0.25f;
            face["eyeBlinkRight"] = 1f;
            face.Show();
            _checks.Near(face.Percent("jawOpen"), 50, 1e-3, "jaw");
            _checks.Near(face.Percent("MouthSmile_L"), 25, 1e-3, "smile");
            _checks.Near(face.Percent("A15_Eye_Blink_Right"), 100, 1e-3, "blink");
            _checks.Near(teeth.GetBlendShapeWeight(0), 50, 1e-3, "teeth go with the jaw");
            _checks.Same(face.Avatar.BlendshapeCount, 4, "all are bound");
            var missing = new List<string>(face.Avatar.MissingShapes);
            _checks.That(missing.Contains("mouthSmileRight"), "what is missing is listed");
            _checks.That(!missing.Contains("jawOpen"), "what is there is not");
        }

        private static void VowelsOfVrm()
        {
            var face = new Face("Fcl_MTH_A", "Fcl_MTH_I", "Fcl_MTH_U", "Fcl_MTH_E", "Fcl_MTH_O",
                "Fcl_EYE_Close", "Fcl_ALL_Joy");
            face["jawOpen"] = 0.6f;
            face["eyeBlinkLeft"] = face["eyeBlinkRight"] = 0.8f;
            face.Show();
            Span<float> expressions = stackalloc float[VrmExpressions.Count];
            VrmExpressions.FromArkit(face.Weights, expressions);
            var aa = expressions[VrmExpressions.Find("aa")];
            _checks.That(aa > 0.5f, "an open jaw is an a");
            _checks.Near(face.Percent("Fcl_MTH_A"), 100 * aa, 1e-2, "VRoid's a");
            _checks.Near(face.Percent("Fcl_EYE_Close"), 80, 1e-2, "VRoid's lids");
        }

        private static void Visemes()
        {
            var face = new Face("vrc.v_sil", "vrc.v_pp", "vrc.v_ff", "vrc.v_th", "vrc.v_dd",
                "vrc.v_kk", "vrc.v_ch", "vrc.v_ss", "vrc.v_nn", "vrc.v_rr", "vrc.v_aa", "vrc.v_e",
                "vrc.v_ih", "vrc.v_oh", "vrc.v_ou");
            face["jawOpen"] = 0.6f;
            face.Show();
            _checks.That(face.Percent("vrc.v_aa") > 50f, "an open jaw is an aa");
            face["jawOpen"] = 0f;
            face["mouthPressLeft"] = face["mouthPressRight"] = 0.5f;
            face.Show();
            _checks.That(face.Percent("vrc.v_pp") > 50f, "pressed lips are a p");
            _checks.Near(face.Percent("vrc.v_aa"), 0, 1e-3, "and no aa");
        }

        private static void OneMouthOnly()
        {
            var names = new List<string>(ArkitShapes.Names);
            names.AddRange(OculusVisemes.ShapeNames);
            var face = new Face(names.ToArray());
            face["jawOpen"] = 0.7f;
            face.Show();
            _checks.Near(face.Percent("jawOpen"), 70, 1e-3, "the finer mouth is moved");
            _checks.Near(face.Percent("viseme_aa"), 0, 0, "and not the other one too");
            _checks.Same(face.Avatar.MissingShapes.Count, 0, "nothing is missing");
        }

        private static void OwnMap()
        {
            var face = new Face("Schnabel", "Kamm");
            var map = ScriptableObject.CreateInstance<RigMap>();
            map.SetRows(new[]
            {
                new ShapeRow("Schnabel", ShapeVocabulary.Arkit, "jawOpen", 0.5f),
                new ShapeRow("Schnabel", ShapeVocabulary.Viseme, "PP", 0.2f),
                new ShapeRow("Kamm", ShapeVocabulary.Custom, "browInnerUp", 1f, "Elsewhere"),
            });
            face.Avatar.Map = map;
            face["jawOpen"] = 1f;
            face["browInnerUp"] = 1f;
            face.Show();
            _checks.Near(face.Percent("Schnabel"), 50, 1, "gain");
            _checks.Near(face.Percent("Kamm"), 0, 0, "only in the mesh that it names");
            _checks.That(map.Missing.Count > 40, "a beak lacks much");
            _checks.Same(RigMap.For(face.Mesh).Rows.Count, 0, "nothing is recognised in a beak");
        }

        private static void AmountMixesAndLetsGo()
        {
            var face = new Face("jawOpen");
            face.Mesh.SetBlendShapeWeight(0, 40f);
            face["jawOpen"] = 1f;
            face.Avatar.Weight = 0.5f;
            face.Show();
            _checks.Near(face.Percent("jawOpen"), 70, 1e-2, "half of it over the game's 40");
            face.Show();
            _checks.Near(face.Percent("jawOpen"), 70, 1e-2, "and it stays there");
            face.Avatar.enabled = false;
            _checks.Near(face.Percent("jawOpen"), 40, 1e-2, "given back");
        }

        private static void EyesAreMovedOnce()
        {
            var face = new Face("eyeLookUpLeft", "eyeBlinkLeft");
            face["eyeLookUpLeft"] = 1f;
            face["eyeBlinkLeft"] = 0.5f;
            face.Show();
            _checks.Near(face.Percent("eyeLookUpLeft"), 100, 1e-3, "shapes, where no bones are");
            var eye = new GameObject("LeftEye").transform;
            eye.SetParent(face.Avatar.transform, false);
            face.Avatar.Rebind();
            face.Show();
            _checks.Near(face.Percent("eyeLookUpLeft"), 0, 1e-3, "bones, where they are");
            _checks.Near(face.Percent("eyeBlinkLeft"), 50, 1e-3, "lids in any case");
            face.Avatar.Eyes = EyeMotion.Both;
            face.Avatar.Rebind();
            face.Show();
            _checks.Near(face.Percent("eyeLookUpLeft"), 100, 1e-3, "both, if asked for");
        }

        private static void PartsAreLeftAlone()
        {
            var face = new Face("jawOpen", "eyeLookUpLeft");
            face["jawOpen"] = face["eyeLookUpLeft"] = 1f;
            face.Avatar.Parts = PoseParts.Eyes;
            face.Show();
            _checks.Near(face.Percent("jawOpen"), 0, 0, "no face");
            _checks.Near(face.Percent("eyeLookUpLeft"), 100, 1e-3, "only eyes");
        }

        private static void Vrm1Expressions()
        {
            var face = new Face("Fcl_MTH_A");
            var model = face.Avatar.gameObject.AddComponent<Vrm10Instance>();
            VrmStage.AddExpression(model, ExpressionKey.CreateFromPreset(ExpressionPreset.aa));
            VrmStage.AddExpression(model, ExpressionKey.CreateFromPreset(ExpressionPreset.blink));
            VrmStage.AddExpression(model, ExpressionKey.CreateFromPreset(ExpressionPreset.happy));
            var sink = face.Avatar.gameObject.AddComponent<BridgeVrm1Face>();
            face["jawOpen"] = 0.6f;
            face["eyeBlinkLeft"] = face["eyeBlinkRight"] = 0.7f;
            face.Avatar.Weight = 0.5f;
            face.Show();
            var shown = model.Runtime.Expression;
            _checks.That(shown.GetWeight(ExpressionKey.CreateFromPreset(ExpressionPreset.aa)) > 0.25f, "a");
            var blink = shown.GetWeight(ExpressionKey.CreateFromPreset(ExpressionPreset.blink));
            _checks.Near(blink, 0.35, 1e-3, "blink, half");
            _checks.Near(face.Percent("Fcl_MTH_A"), 0, 0, "the mesh is the model's affair");
            _checks.Same(sink.Count, 3, "all are driven");
        }

        private static void Vrm0Clips()
        {
            var face = new Face("anything");
            var proxy = face.Avatar.gameObject.AddComponent<VRMBlendShapeProxy>();
            proxy.BlendShapeAvatar = ScriptableObject.CreateInstance<BlendShapeAvatar>();
            foreach (var name in new[] { "A", "Blink", "JawOpen", "MouthSmileLeft", "BrowInnerUp",
                "MouthPucker", "MouthFunnel", "MouthClose" })
            {
                var clip = ScriptableObject.CreateInstance<BlendShapeClip>();
                clip.BlendShapeName = name;
                proxy.BlendShapeAvatar.Clips.Add(clip);
            }
            var sink = face.Avatar.gameObject.AddComponent<BridgeVrm0Face>();
            face["jawOpen"] = 0.4f;
            face.Show();
            var clips = proxy.BlendShapeAvatar.Clips;
            _checks.Near(proxy.GetValue(BlendShapeKey.CreateFromClip(clips[2])), 0.4, 1e-3,
                "perfect sync");
            _checks.Near(proxy.GetValue(BlendShapeKey.CreateFromClip(clips[0])), 0, 0,
                "and not the vowel too");
            _checks.Same(sink.Count, 7, "all but the vowel");
        }

        /// <summary>A VMC sender that knows only VRM's clips moves an ARKit face.</summary>
        private static void ExpressionsOnlyStream()
        {
            var values = new FaceValues(new[] { "A", "Blink_L", "Joy" });
            values.Read(new[] { 1f, 0.5f, 0f });
            _checks.That(values[values.Find(ShapeVocabulary.Arkit, "jawOpen")] > 0.3f, "a opens");
            _checks.Near(values[values.Find(ShapeVocabulary.Arkit, "eyeBlinkLeft")], 0.5, 1e-5,
                "one lid");
            _checks.Near(values[values.Find(ShapeVocabulary.Vrm, "aa")], 1, 1e-5, "a is a");
            _checks.Same(values.Find(ShapeVocabulary.Arkit, "jawOpem"), -1, "what nobody knows");
        }

        private static void NothingIsAllocated()
        {
            var face = new Face(new List<string>(ArkitShapes.Names).ToArray());
            face.Show();
            var show = (Action)Delegate.CreateDelegate(
                typeof(Action), face.Avatar, "LateUpdate");
            face["jawOpen"] = 0.5f;
            show();
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
            {
                face["jawOpen"] = i / 100f;
                show();
            }
            _checks.Same(GC.GetAllocatedBytesForCurrentThread() - before, 0L,
                "bytes of a hundred pictures");
        }

        /// <summary>An avatar with one mesh, moved by weights.</summary>
        private sealed class Face : IPoseSource
        {
            private readonly Pose _pose = new Pose();

            public Face(params string[] shapes)
            {
                Stage.Reset();
                _pose.Fit(ArkitShapes.Count, HumanBones.Count);
                Rig = new Rig(ArkitShapes.Names, HumanBones.VrmNames,
                    Array.ConvertAll(new int[HumanBones.Count], _ => -1),
                    new float[HumanBones.Count * 3]);
                Avatar = new GameObject("Avatar").AddComponent<BridgeAvatar>();
                Mesh = AddMesh("Head mesh", shapes);
                Avatar.AddSource(this);
            }

            public int Rank => 0;
            public Rig Rig { get; }
            public BridgeAvatar Avatar { get; }
            public SkinnedMeshRenderer Mesh { get; }
            public float[] Weights => _pose.Weights;

            public float this[string shape]
            {
                get => _pose.Weights[ArkitShapes.Find(shape)];
                set => _pose.Weights[ArkitShapes.Find(shape)] = value;
            }

            public bool TryDraw(Pose into)
            {
                into.CopyFrom(_pose);
                return true;
            }

            public SkinnedMeshRenderer AddMesh(string name, params string[] shapes)
            {
                var mesh = new Mesh { vertices = new Vector3[3] };
                foreach (var shape in shapes)
                {
                    mesh.AddBlendShapeFrame(shape, 100f, new Vector3[3], null, null);
                }
                var one = new GameObject(name);
                one.transform.SetParent(Avatar.transform, false);
                var renderer = one.AddComponent<SkinnedMeshRenderer>();
                renderer.sharedMesh = mesh;
                return renderer;
            }

            public void Show()
            {
                for (var i = 0; i < 60; i++)
                {
                    Stage.Step();
                }
            }

            public float Percent(string shape)
            {
                return Mesh.GetBlendShapeWeight(Mesh.sharedMesh.GetBlendShapeIndex(shape));
            }
        }
    }
}
