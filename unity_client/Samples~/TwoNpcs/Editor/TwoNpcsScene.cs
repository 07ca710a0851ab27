using AvatarBridge;
using AvatarBridge.Editing;
using UnityEditor;
using UnityEngine;

namespace AvatarBridgeSamples
{
    // Main thread; everything belongs to the scene that it opens.

    /// <summary>
    /// Builds the scene of the sample with the selected avatar twice, or stand-ins.
    /// </summary>
    public static class TwoNpcsScene
    {
        private const float Apart = 1.2f;

        [MenuItem("Avatar Bridge/Samples/Two characters in conversation")]
        public static void Build()
        {
            if (!SceneKit.TryOpenNew(out var model))
            {
                return;
            }
            SceneKit.AddGround();
            var ada = SceneKit.AddCharacter(
                model, "ada", new Vector3(-0.5f * Apart, 0f, 0f), Vector3.right, 0);
            var ben = SceneKit.AddCharacter(
                model, "ben", new Vector3(0.5f * Apart, 0f, 0f), Vector3.left, 1);
            var height = SceneKit.EyeHeight(ada);
            var camera = SceneKit.PlaceCamera(
                new Vector3(0f, height, 4f), new Vector3(0f, height - 0.2f, 0f), 50f);
            camera.gameObject.AddComponent<Walker>();
            var conversation = new GameObject("Conversation").AddComponent<Conversation>();
            conversation.Cast(
                ada.GetComponent<BridgeNpc>(), SceneKit.FaceOf(ada),
                ben.GetComponent<BridgeNpc>(), SceneKit.FaceOf(ben), camera.transform);
            SceneKit.Finish(conversation.gameObject);
        }
    }
}
