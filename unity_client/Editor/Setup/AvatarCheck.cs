using System.Collections.Generic;
using UnityEngine;

namespace AvatarBridge.Editing
{
    /// <summary>
    /// Says before the game plays what will move of an avatar, and what will not.
    /// </summary>
    public static class AvatarCheck
    {
        /// <summary>Returns what was found, the worst first.</summary>
        public static List<Finding> Of(BridgeAvatar avatar)
        {
            var findings = new List<Finding>();
            AddSource(findings, avatar);
            AddBody(findings, avatar);
            AddFace(findings, avatar);
            findings.Sort((one, other) => other.Kind.CompareTo(one.Kind));
            return findings;
        }

        private static void AddSource(List<Finding> findings, BridgeAvatar avatar)
        {
            if (avatar.GetComponentInChildren<IPoseSource>() == null)
            {
                findings.Add(Finding.Hint(
                    "Nothing on this object moves it.",
                    "Add a Bridge NPC (a character of the sidecar), a Baked Line Player, or a "
                    + "Bridge OSC Receiver; or name one that stands elsewhere as Source."));
            }
        }

        private static void AddBody(List<Finding> findings, BridgeAvatar avatar)
        {
            var animator = avatar.Animator != null
                ? avatar.Animator
                : avatar.GetComponentInChildren<Animator>();
            if (animator != null && animator.avatar != null && animator.avatar.isHuman)
            {
                findings.Add(Finding.Good("The body is a Unity humanoid."));
            }
            else if (CharacterSetup.FindHead(avatar.gameObject) != null)
            {
                findings.Add(Finding.Hint(
                    "The body is no Unity humanoid: its bones are found by their names.",
                    "Let it stand in a T-pose when play starts; or, better, set Rig > Animation "
                    + "Type to Humanoid in the import settings of the model."));
            }
            else
            {
                findings.Add(Finding.Hint(
                    "No bones were found, so only the face will move.",
                    "Set Rig > Animation Type to Humanoid in the import settings of the model, "
                    + "or list its bones above."));
            }
        }

        private static void AddFace(List<Finding> findings, BridgeAvatar avatar)
        {
            var meshes = RigMapMaker.WithBlendshapes(avatar.FindMeshes());
            if (meshes.Length == 0)
            {
                findings.Add(HasExpressions(avatar)
                    ? Finding.Good("The face is shown by expressions of VRM.")
                    : Finding.Problem(
                        "There are no blendshapes, so the face will not move.",
                        "Tick Import BlendShapes in the import settings of the model; or name the "
                        + "meshes above, if they are not below this object."));
                return;
            }
            var isSaved = avatar.Map != null;
            var map = isSaved ? avatar.Map : RigMap.For(meshes);
            AddMap(findings, map, meshes, isSaved);
            if (!isSaved)
            {
                Object.DestroyImmediate(map);
            }
        }

        private static void AddMap(
            List<Finding> findings, RigMap map, SkinnedMeshRenderer[] meshes, bool isSaved)
        {
            if (map.Rows.Count == 0)
            {
                findings.Add(Finding.Problem(
                    "None of the blendshapes has a name that is known: "
                    + string.Join(", ", First(MissingNames.BlendshapesOf(meshes))) + ".",
                    "Make a Rig Map with Auto-map, and write into it what each of them shows."));
                return;
            }
            findings.Add(Finding.Good(
                $"{map.Rows.Count} blendshapes are driven"
                + (isSaved ? $" by {map.name}." : ", matched by name when play starts.")));
            if (map.Missing.Count > 0)
            {
                var lines = MissingNames.Describe(map.Missing, meshes);
                findings.Add(Finding.Hint(
                    $"{map.Missing.Count} are missing: {string.Join(", ", First(lines))}.",
                    "The face does without. Where one of yours shows it under another name, write "
                    + "it into the Rig Map."));
            }
        }

        private static bool HasExpressions(BridgeAvatar avatar)
        {
            return avatar.GetComponentInChildren<IExpressionSink>() != null;
        }

        private static IEnumerable<string> First(IReadOnlyList<string> names)
        {
            const int Most = 8;
            for (var i = 0; i < names.Count && i < Most; i++)
            {
                yield return names[i];
            }
            if (names.Count > Most)
            {
                yield return "…";
            }
        }
    }
}
