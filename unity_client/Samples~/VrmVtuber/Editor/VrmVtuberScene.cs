using AvatarBridge;
using AvatarBridge.Editing;
using UnityEditor;
using UnityEngine;

namespace AvatarBridgeSamples
{
    // Main thread; everything belongs to the scene that it opens.

    /// <summary>Builds the scene of the sample around the selected avatar, or a stand-in.</summary>
    public static class VrmVtuberScene
    {
        [MenuItem("Avatar Bridge/Samples/VTuber with stream chat")]
        public static void Build()
        {
            if (!SceneKit.TryOpenNew(out var model))
            {
                return;
            }
            var vtuber = SceneKit.AddCharacter(model, "ada", Vector3.zero, Vector3.forward, 2);
            var height = SceneKit.EyeHeight(vtuber);
            SceneKit.PlaceCamera(
                new Vector3(0.15f, height, 1.3f), new Vector3(0f, height - 0.15f, 0f), 40f);
            var chat = new GameObject("Chat");
            chat.AddComponent<TypedChatSource>();
            chat.AddComponent<ChatFileSource>();
            chat.AddComponent<ChatAnswerer>().Use(vtuber.GetComponent<BridgeNpc>());
            SceneKit.Finish(chat);
        }
    }
}
