// Checked against Unity-Technologies/UnityCsReference 2021.3.58f1: all found.
using System;
using System.Collections.Generic;
using UnityStubs;

namespace UnityEngine
{
    // docs.unity3d.com/ScriptReference/PrimitiveType.html
    public enum PrimitiveType
    {
        Sphere,
        Capsule,
        Cylinder,
        Cube,
        Plane,
        Quad,
    }

    // docs.unity3d.com/ScriptReference/GameObject.html
    public sealed class GameObject : Object
    {
        private readonly List<Component> _components = new List<Component>();
        private bool _activeSelf = true;

        public GameObject()
            : this("New Game Object")
        {
        }

        public GameObject(string name)
        {
            this.name = name;
            transform = new Transform { gameObject = this };
            _components.Add(transform);
            Stage.Add(this);
        }

        public GameObject(string name, params Type[] components)
            : this(name)
        {
            foreach (var type in components)
            {
                AddComponent(type);
            }
        }

        public Transform transform { get; }
        public bool activeSelf => _activeSelf;
        public string tag { get; set; } = "Untagged";
        public int layer { get; set; }
        public bool isStatic { get; set; }

        public bool activeInHierarchy
        {
            get => _activeSelf
                && (transform.parent == null || transform.parent.gameObject.activeInHierarchy);
        }

        public static GameObject CreatePrimitive(PrimitiveType type)
        {
            var made = new GameObject(type.ToString(), typeof(MeshFilter), typeof(MeshRenderer));
            made.GetComponent<MeshFilter>().sharedMesh = new Mesh { name = type.ToString() };
            made.GetComponent<Renderer>().sharedMaterial = new Material(Shader.Find("Standard"));
            return made;
        }

        public static GameObject Find(string name)
        {
            return Stage.FindObject(one => one.activeInHierarchy && one.name == name);
        }

        public void SetActive(bool value)
        {
            _activeSelf = value;
            foreach (var behaviour in GetComponentsInChildren<Behaviour>(true))
            {
                Stage.Refresh(behaviour);
            }
        }

        public T AddComponent<T>()
            where T : Component
        {
            return (T)AddComponent(typeof(T));
        }

        public Component AddComponent(Type componentType)
        {
            foreach (RequireComponent need in
                componentType.GetCustomAttributes(typeof(RequireComponent), true))
            {
                foreach (var type in need.Types)
                {
                    if (GetComponent(type) == null)
                    {
                        AddComponent(type);
                    }
                }
            }
            var made = (Component)Activator.CreateInstance(componentType, true);
            made.gameObject = this;
            _components.Add(made);
            if (made is Behaviour behaviour)
            {
                Stage.Refresh(behaviour);
            }
            return made;
        }

        public Component GetComponent(Type type) => _components.Find(type.IsInstanceOfType);

        public T GetComponent<T>()
        {
            foreach (var component in _components)
            {
                if (component is T found)
                {
                    return found;
                }
            }
            return default;
        }

        public bool TryGetComponent<T>(out T component)
        {
            component = GetComponent<T>();
            return component != null;
        }

        public T[] GetComponents<T>()
        {
            var found = new List<T>();
            GetComponents(found);
            return found.ToArray();
        }

        public void GetComponents<T>(List<T> results)
        {
            results.Clear();
            foreach (var component in _components)
            {
                if (component is T one)
                {
                    results.Add(one);
                }
            }
        }

        public T GetComponentInChildren<T>() => GetComponentInChildren<T>(false);

        public T GetComponentInChildren<T>(bool includeInactive)
        {
            var found = GetComponentsInChildren<T>(includeInactive);
            return found.Length > 0 ? found[0] : default;
        }

        public T[] GetComponentsInChildren<T>() => GetComponentsInChildren<T>(false);

        public T[] GetComponentsInChildren<T>(bool includeInactive)
        {
            var found = new List<T>();
            foreach (var one in transform.Below())
            {
                if (includeInactive || one.gameObject.activeInHierarchy)
                {
                    found.AddRange(one.gameObject.GetComponents<T>());
                }
            }
            return found.ToArray();
        }

        public T GetComponentInParent<T>()
        {
            var found = GetComponentsInParent<T>(false);
            return found.Length > 0 ? found[0] : default;
        }

        public T[] GetComponentsInParent<T>(bool includeInactive)
        {
            var found = new List<T>();
            for (var one = transform; one != null; one = one.parent)
            {
                if (includeInactive || one.gameObject.activeInHierarchy)
                {
                    found.AddRange(one.gameObject.GetComponents<T>());
                }
            }
            return found.ToArray();
        }

        internal GameObject Copy()
        {
            var copy = new GameObject(name);
            copy.transform.localPosition = transform.localPosition;
            copy.transform.localRotation = transform.localRotation;
            foreach (var component in _components)
            {
                if (component is Transform)
                {
                    continue;
                }
                var made = copy.AddComponent(component.GetType());
                if (component is SkinnedMeshRenderer skin)
                {
                    ((SkinnedMeshRenderer)made).sharedMesh = skin.sharedMesh;
                }
            }
            foreach (var child in transform.Children())
            {
                child.gameObject.Copy().transform.SetParent(copy.transform, false);
            }
            return copy;
        }

        internal void Forget(Component component) => _components.Remove(component);

        private protected override void OnDestroying()
        {
            SetActive(false); // everything is disabled before anything is destroyed
            foreach (var child in transform.Children())
            {
                DestroyImmediate(child.gameObject);
            }
            foreach (var component in _components.ToArray())
            {
                DestroyImmediate(component);
            }
            transform.SetParent(null);
            Stage.Remove(this);
        }
    }
}
