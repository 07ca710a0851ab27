using AvatarBridge;
using AvatarBridge.Editing;
using UnityEditor;
using UnityEngine;

namespace AvatarBridgeSamples
{
    // Main thread; everything belongs to the scene that it opens.

    /// <summary>Builds the scene of the sample around the selected avatar, or a stand-in.</summary>
    public static class TalkingHeadScene
    {
        [MenuItem("Avatar Bridge/Samples/Talking head")]
        public static void Build()
        {
            if (!SceneKit.TryOpenNew(out var model))
            {
                return;
            }
            SceneKit.AddGround();
            var character = SceneKit.AddCharacter(
                model, "ada", Vector3.zero, Vector3.forward, 0);
            var height = SceneKit.EyeHeight(character);
            SceneKit.PlaceCamera(
                new Vector3(0f, height, 0.9f), new Vector3(0f, height - 0.03f, 0f), 40f);
            var head = new GameObject("Talking head").AddComponent<TalkingHead>();
            head.Use(character.GetComponent<BridgeNpc>());
            SceneKit.Finish(character);
        }
    }
}
