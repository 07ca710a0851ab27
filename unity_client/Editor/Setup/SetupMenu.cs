using UnityEditor;
using UnityEngine;

namespace AvatarBridge.Editing
{
    /// <summary>The menu GameObject > Avatar Bridge, which is also that of the hierarchy.</summary>
    internal static class SetupMenu
    {
        private const string Root = "GameObject/Avatar Bridge/";
        private const string Selected = Root + "Set up selected avatar";
        private const string SelectedForOsc = Root + "Set up selected avatar for OSC (VMC)";
        private const int Priority = 10;

        [MenuItem(Selected, false, Priority)]
        private static void SetUpSelected()
        {
            var npc = CharacterSetup.SetUp(Selection.activeGameObject);
            EditorGUIUtility.PingObject(npc);
        }

        [MenuItem(SelectedForOsc, false, Priority + 1)]
        private static void SetUpSelectedForOsc()
        {
            EditorGUIUtility.PingObject(CharacterSetup.SetUpOsc(Selection.activeGameObject));
        }

        [MenuItem(Selected, true)]
        [MenuItem(SelectedForOsc, true)]
        private static bool CanSetUpSelected()
        {
            return Selection.activeGameObject != null
                && CharacterSetup.CanSetUp(Selection.activeGameObject);
        }

        [MenuItem(Root + "Stand-in character", false, Priority + 20)]
        private static void AddStandIn(MenuCommand command)
        {
            var character = StandIn.Build("Stand-in", 0);
            GameObjectUtility.SetParentAndAlign(character, command.context as GameObject);
            GameObjectUtility.EnsureUniqueNameForSibling(character);
            Undo.RegisterCreatedObjectUndo(character, "Add stand-in character");
            CharacterSetup.SetUp(character);
            Selection.activeGameObject = character;
        }

        [MenuItem(Root + "Bridge client", false, Priority + 21)]
        private static void AddClient()
        {
            Selection.activeGameObject = CharacterSetup.EnsureClient().gameObject;
        }
    }
}
