// Checked against Unity-Technologies/UnityCsReference 2021.3.58f1: all found.
namespace UnityEngine.SceneManagement
{
    // docs.unity3d.com/ScriptReference/SceneManagement.Scene.html
    public struct Scene
    {
        public string name { get; set; }
        public string path { get; internal set; }
        public bool isLoaded => true;
        public bool IsValid() => true;
    }

    // docs.unity3d.com/ScriptReference/SceneManagement.SceneManager.html
    public class SceneManager
    {
        public static Scene GetActiveScene() => new Scene { name = "Stage", path = string.Empty };
    }
}
