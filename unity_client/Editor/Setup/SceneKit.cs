using UnityEditor;
using UnityEditor.SceneManagement;
using UnityEngine;

namespace AvatarBridge.Editing
{
    // What the builders of the samples' scenes share. Main thread; everything belongs to the
    // scene that is open.

    /// <summary>Makes small scenes out of nothing, in whatever render pipeline there is.</summary>
    public static class SceneKit
    {
        private const float UsualHeadHeight = 1.45f;

        /// <summary>
        /// Opens a new scene with a camera and a light. The model is the avatar that was
        /// selected, as it is in the project; null when none was, for a stand-in. False when the
        /// user is to do something first, and was told so.
        /// </summary>
        public static bool TryOpenNew(out GameObject model)
        {
            return TryFindModel(out model) && TryOpenNew();
        }

        /// <summary>
        /// Adds a character that is set up to play: a copy of <paramref name="model"/>, or a
        /// stand-in without one. The sidecar knows it as <paramref name="name"/>.
        /// </summary>
        public static GameObject AddCharacter(
            GameObject model, string name, Vector3 place, Vector3 faces, int look)
        {
            var character = model == null ? StandIn.Build(name, look) : Object.Instantiate(model);
            character.name = name;
            character.transform.position = place;
            character.transform.rotation = Quaternion.LookRotation(faces);
            CharacterSetup.SetUp(character, name);
            return character;
        }

        /// <summary>Adds ground to stand on.</summary>
        public static void AddGround()
        {
            GameObject.CreatePrimitive(PrimitiveType.Plane).name = "Ground";
        }

        /// <summary>Points the scene's camera, which is also where sound is heard.</summary>
        public static Camera PlaceCamera(Vector3 place, Vector3 target, float fieldOfView)
        {
            var camera = Camera.main;
            if (camera == null)
            {
                camera = new GameObject("Main Camera").AddComponent<Camera>();
                camera.gameObject.AddComponent<AudioListener>();
                camera.gameObject.tag = "MainCamera";
            }
            camera.transform.position = place;
            camera.transform.LookAt(target);
            camera.fieldOfView = fieldOfView;
            return camera;
        }

        /// <summary>What others look at when they look at a character.</summary>
        public static Transform FaceOf(GameObject character)
        {
            var head = CharacterSetup.FindHead(character);
            return head != null ? head : character.transform;
        }

        /// <summary>How high a character's eyes are, about.</summary>
        public static float EyeHeight(GameObject character)
        {
            const float EyesAboveNeck = 0.07f;
            var head = CharacterSetup.FindHead(character);
            return head != null ? head.position.y + EyesAboveNeck : UsualHeadHeight;
        }

        /// <summary>Selects what to look at first, and marks the scene as not yet saved.</summary>
        public static void Finish(GameObject first)
        {
            Selection.activeGameObject = first;
            EditorSceneManager.MarkSceneDirty(
                UnityEngine.SceneManagement.SceneManager.GetActiveScene());
        }

        // An object of the scene goes away with it, so its model in the project is what counts.
        private static bool TryFindModel(out GameObject model)
        {
            model = Selection.activeGameObject;
            if (model == null || !CharacterSetup.CanSetUp(model))
            {
                model = null;
                return true;
            }
            if (EditorUtility.IsPersistent(model))
            {
                return true;
            }
            var name = model.name;
            model = PrefabUtility.GetCorrespondingObjectFromSource(model);
            if (model != null)
            {
                return true;
            }
            EditorUtility.DisplayDialog(
                "Avatar Bridge",
                $"\"{name}\" is in this scene only. Drag it into the Project window, so that it "
                + "becomes a prefab, select that, and try again. With nothing selected, the scene "
                + "is built with a stand-in.",
                "OK");
            return false;
        }

        private static bool TryOpenNew()
        {
            if (!EditorSceneManager.SaveCurrentModifiedScenesIfUserWantsTo())
            {
                return false;
            }
            EditorSceneManager.NewScene(NewSceneSetup.DefaultGameObjects, NewSceneMode.Single);
            return true;
        }
    }
}
