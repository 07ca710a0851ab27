// Checked against Unity-Technologies/UnityCsReference 2021.3.58f1: all found, but what is marked.
// The editor's state, assets, undo, menus and importers, kept in memory for tests.
// Signatures: docs.unity3d.com/2021.3/Documentation/ScriptReference/AssetDatabase.html,
// EditorApplication.html, EditorUtility.html, Selection.html, Undo.html, MenuItem.html,
// MenuCommand.html, GameObjectUtility.html, PrefabUtility.html,
// SceneManagement.EditorSceneManager.html, AssetImporters.ScriptedImporter.html,
// AssetImporters.AssetImportContext.html

using System;
using System.Collections.Generic;
using UnityEngine;

namespace UnityEditor
{
    public sealed class AssetDatabase
    {
        // Not Unity's: what a test finds.
        public static readonly Dictionary<string, UnityEngine.Object> Assets =
            new Dictionary<string, UnityEngine.Object>();

        private static readonly HashSet<string> Folders = new HashSet<string> { "Assets" };

        public static void CreateAsset(UnityEngine.Object asset, string path)
        {
            Assets[path] = asset;
        }

        public static string GenerateUniqueAssetPath(string path)
        {
            var unique = path;
            for (var i = 1; Assets.ContainsKey(unique); i++)
            {
                unique = path.Replace(".asset", " " + i + ".asset");
            }
            return unique;
        }

        public static bool IsValidFolder(string path)
        {
            return Folders.Contains(path);
        }

        public static string CreateFolder(string parentFolder, string newFolderName)
        {
            Folders.Add(parentFolder + "/" + newFolderName);
            return "guid";
        }

        public static string GetAssetPath(UnityEngine.Object assetObject)
        {
            foreach (var entry in Assets)
            {
                if (ReferenceEquals(entry.Value, assetObject))
                {
                    return entry.Key;
                }
            }
            return "";
        }

        public static void SaveAssets()
        {
        }
    }

    public sealed class EditorApplication
    {
        public delegate void CallbackFunction();

        public static bool isPlaying { get; set; }
        public static double timeSinceStartup => Environment.TickCount / 1000.0;
        public static CallbackFunction update;
    }

    public class EditorUtility
    {
        // Not Unity's: what a test finds.
        public static string LastDialog = "";

        public static void SetDirty(UnityEngine.Object target)
        {
        }

        public static bool IsPersistent(UnityEngine.Object target)
        {
            return AssetDatabase.GetAssetPath(target).Length > 0;
        }

        public static bool DisplayDialog(string title, string message, string ok)
        {
            LastDialog = message;
            return true;
        }
    }

    public sealed class Selection
    {
        public static UnityEngine.Object activeObject { get; set; }

        public static GameObject activeGameObject
        {
            get => activeObject as GameObject;
            set => activeObject = value;
        }
    }

    public class Undo
    {
        public static void RegisterCreatedObjectUndo(UnityEngine.Object objectToUndo, string name)
        {
        }

        public static T AddComponent<T>(GameObject gameObject)
            where T : Component
        {
            return gameObject.AddComponent<T>();
        }

        public static void RecordObject(UnityEngine.Object objectToUndo, string name)
        {
        }

        public static void SetCurrentGroupName(string name)
        {
        }

        public static int GetCurrentGroup()
        {
            return 0;
        }

        public static void CollapseUndoOperations(int groupIndex)
        {
        }
    }

    public class AssetImporter : UnityEngine.Object
    {
        public string assetPath { get; internal set; } = "";
    }

    public sealed class PrefabUtility
    {
        public static TObject GetCorrespondingObjectFromSource<TObject>(
            TObject componentOrGameObject)
            where TObject : UnityEngine.Object
        {
            return null;
        }
    }

    [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
    public sealed class MenuItem : Attribute
    {
        public MenuItem(string itemName)
            : this(itemName, false)
        {
        }

        public MenuItem(string itemName, bool isValidateFunction)
            : this(itemName, isValidateFunction, isValidateFunction ? 1000000 : 1000)
        {
        }

        public MenuItem(string itemName, bool isValidateFunction, int priority)
        {
            menuItem = itemName;
            validate = isValidateFunction;
            this.priority = priority;
        }

        public string menuItem;
        public bool validate;
        public int priority;
    }

    public sealed class MenuCommand
    {
        public MenuCommand(UnityEngine.Object inContext)
        {
            context = inContext;
        }

        public UnityEngine.Object context;
    }

    public sealed class GameObjectUtility
    {
        public static void SetParentAndAlign(GameObject child, GameObject parent)
        {
            if (parent != null)
            {
                child.transform.SetParent(parent.transform, false);
            }
        }

        public static void EnsureUniqueNameForSibling(GameObject self)
        {
        }
    }
}

namespace UnityEditor.SceneManagement
{
    public enum NewSceneSetup
    {
        EmptyScene = 0,
        DefaultGameObjects = 1,
    }

    public enum NewSceneMode
    {
        Single = 0,
        Additive = 1,
    }

    public sealed class EditorSceneManager : UnityEngine.SceneManagement.SceneManager
    {
        public static UnityEngine.SceneManagement.Scene NewScene(
            NewSceneSetup setup, NewSceneMode mode)
        {
            return default;
        }

        public static bool SaveCurrentModifiedScenesIfUserWantsTo()
        {
            return true;
        }

        public static bool MarkSceneDirty(UnityEngine.SceneManagement.Scene scene)
        {
            return true;
        }
    }
}

namespace UnityEditor.AssetImporters
{
    [AttributeUsage(AttributeTargets.Class, Inherited = false)]
    public class ScriptedImporterAttribute : Attribute
    {
        public ScriptedImporterAttribute(int version, string ext)
        {
            this.version = version;
            fileExtensions = new[] { ext };
        }

        public int version { get; }
        public string[] fileExtensions { get; }
    }

    public abstract class ScriptedImporter : AssetImporter
    {
        public abstract void OnImportAsset(AssetImportContext ctx);
    }

    public class AssetImportContext
    {
        // Not Unity's: what a test finds. Unity makes contexts itself.
        public readonly Dictionary<string, UnityEngine.Object> Objects =
            new Dictionary<string, UnityEngine.Object>();
        public readonly List<string> Errors = new List<string>();
        public readonly List<string> Warnings = new List<string>();

        public AssetImportContext(string path)
        {
            assetPath = path;
        }

        public string assetPath { get; }
        public UnityEngine.Object mainObject { get; private set; }

        public void AddObjectToAsset(string identifier, UnityEngine.Object obj)
        {
            Objects[identifier] = obj;
        }

        public void SetMainObject(UnityEngine.Object obj)
        {
            mainObject = obj;
        }

        public void LogImportError(string msg, UnityEngine.Object obj = null)
        {
            Errors.Add(msg);
        }

        public void LogImportWarning(string msg, UnityEngine.Object obj = null)
        {
            Warnings.Add(msg);
        }
    }
}
