// Checked against Unity-Technologies/UnityCsReference 2021.3.58f1: all found.
using System.Collections;
using System.Collections.Generic;

namespace UnityEngine
{
    // docs.unity3d.com/ScriptReference/Space.html
    public enum Space
    {
        World = 0,
        Self = 1,
    }

    // docs.unity3d.com/ScriptReference/Transform.html
    public class Transform : Component, IEnumerable
    {
        private readonly List<Transform> _children = new List<Transform>();
        private Transform _parent;

        protected internal Transform()
        {
        }

        public Vector3 localPosition { get; set; }
        public Quaternion localRotation { get; set; } = Quaternion.identity;
        public Vector3 localScale { get; set; } = Vector3.one;
        public bool hasChanged { get; set; }
        public int childCount => _children.Count;
        public Transform root => _parent == null ? this : _parent.root;

        public Transform parent
        {
            get => _parent;
            set => SetParent(value);
        }

        public Vector3 position
        {
            get => _parent == null ? localPosition : _parent.TransformPoint(localPosition);
            set => localPosition =
                _parent == null ? value : _parent.InverseTransformPoint(value);
        }

        public Quaternion rotation
        {
            get => _parent == null ? localRotation : _parent.rotation * localRotation;
            set => localRotation =
                _parent == null ? value : Quaternion.Inverse(_parent.rotation) * value;
        }

        public Vector3 lossyScale
        {
            get => _parent == null ? localScale : Vector3.Scale(_parent.lossyScale, localScale);
        }

        public Vector3 eulerAngles
        {
            get => rotation.eulerAngles;
            set => rotation = Quaternion.Euler(value);
        }

        public Vector3 localEulerAngles
        {
            get => localRotation.eulerAngles;
            set => localRotation = Quaternion.Euler(value);
        }

        public Vector3 forward
        {
            get => rotation * Vector3.forward;
            set => rotation = Quaternion.LookRotation(value);
        }

        public Vector3 up
        {
            get => rotation * Vector3.up;
            set => rotation = Quaternion.FromToRotation(Vector3.up, value);
        }

        public Vector3 right
        {
            get => rotation * Vector3.right;
            set => rotation = Quaternion.FromToRotation(Vector3.right, value);
        }

        public Matrix4x4 localToWorldMatrix => Matrix4x4.TRS(position, rotation, lossyScale);

        public Matrix4x4 worldToLocalMatrix
        {
            get
            {
                var scale = lossyScale;
                return Matrix4x4.TRS(
                    InverseTransformPoint(Vector3.zero),
                    Quaternion.Inverse(rotation),
                    new Vector3(1f / scale.x, 1f / scale.y, 1f / scale.z));
            }
        }

        public void SetParent(Transform p) => SetParent(p, true);

        public void SetParent(Transform parent, bool worldPositionStays)
        {
            var (place, turn) = (position, rotation);
            _parent?._children.Remove(this);
            _parent = parent == null ? null : parent;
            _parent?._children.Add(this);
            if (worldPositionStays)
            {
                SetPositionAndRotation(place, turn);
            }
        }

        public void SetPositionAndRotation(Vector3 position, Quaternion rotation)
        {
            this.position = position;
            this.rotation = rotation;
        }

        public Transform GetChild(int index) => _children[index];
        public IEnumerator GetEnumerator() => _children.GetEnumerator();
        public int GetSiblingIndex() => _parent == null ? 0 : _parent._children.IndexOf(this);

        public Transform Find(string n)
        {
            var at = this;
            foreach (var part in n.Split('/'))
            {
                at = at == null ? null : at._children.Find(child => child.name == part);
            }
            return at;
        }

        public bool IsChildOf(Transform parent)
        {
            for (var one = this; one != null; one = one._parent)
            {
                if (one == parent)
                {
                    return true;
                }
            }
            return false;
        }

        public Vector3 TransformPoint(Vector3 position)
        {
            var inParent = localPosition + localRotation * Vector3.Scale(localScale, position);
            return _parent == null ? inParent : _parent.TransformPoint(inParent);
        }

        public Vector3 InverseTransformPoint(Vector3 position)
        {
            var inParent = _parent == null ? position : _parent.InverseTransformPoint(position);
            var turned = Quaternion.Inverse(localRotation) * (inParent - localPosition);
            return new Vector3(
                turned.x / localScale.x, turned.y / localScale.y, turned.z / localScale.z);
        }

        public Vector3 TransformDirection(Vector3 direction) => rotation * direction;

        public Vector3 InverseTransformDirection(Vector3 direction)
        {
            return Quaternion.Inverse(rotation) * direction;
        }

        public void Rotate(Vector3 axis, float angle, Space relativeTo)
        {
            var turn = Quaternion.AngleAxis(angle, axis);
            rotation = relativeTo == Space.Self ? rotation * turn : turn * rotation;
        }

        public void Rotate(Vector3 axis, float angle) => Rotate(axis, angle, Space.Self);

        public void Rotate(float xAngle, float yAngle, float zAngle)
        {
            Rotate(xAngle, yAngle, zAngle, Space.Self);
        }

        public void Rotate(float xAngle, float yAngle, float zAngle, Space relativeTo)
        {
            var turn = Quaternion.Euler(xAngle, yAngle, zAngle);
            rotation = relativeTo == Space.Self ? rotation * turn : turn * rotation;
        }

        public void Translate(Vector3 translation) => position += rotation * translation;

        public void LookAt(Transform target) => LookAt(target.position);

        public void LookAt(Vector3 worldPosition)
        {
            rotation = Quaternion.LookRotation(worldPosition - position);
        }

        internal Transform[] Children() => _children.ToArray();

        /// <summary>Yields this and all below it, each before its children, as Unity does.</summary>
        internal IEnumerable<Transform> Below()
        {
            yield return this;
            foreach (var child in _children)
            {
                foreach (var one in child.Below())
                {
                    yield return one;
                }
            }
        }
    }
}
